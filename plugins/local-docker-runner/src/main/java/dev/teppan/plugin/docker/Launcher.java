package dev.teppan.plugin.docker;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import dev.teppan.spi.RetryableException;
import dev.teppan.spi.executor.Launch;
import dev.teppan.spi.executor.LaunchToken;
import dev.teppan.spi.executor.StartResult.Refused;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * Starts containers on one engine: create, which takes the name and so the token, then start. A name that is taken is an
 * earlier call of the same launch, whose container is adopted as it stands. Each launch is asked for once by one process:
 * what its engine did not answer is looked for afterwards, never asked for again.
 */
final class Launcher {

    /** Either a container that exists and was begun, or the reason why there is none. */
    sealed interface Result {
        record Begun(Watch watch) implements Result {}

        record NotBegun(Refused refused) implements Result {}
    }

    private sealed interface Creation {
        record Fresh(String id) implements Creation {}

        record Adopted(String id, ContainerState state) implements Creation {}

        record Failed(Refused refused) implements Creation {}
    }

    private final Engine engine;
    private final ImagePull images;
    private final Watches watches;
    private final Placeholders placeholders;
    private final DockerSettings settings;
    private final InstantSource clock;
    private final RecentTokens<String> asked;

    Launcher(Engine engine, Watches watches, Placeholders placeholders, DockerSettings settings, InstantSource clock) {
        this.engine = engine;
        this.images = new ImagePull(engine, new RegistryCredentials(settings.dockerConfig()), settings.pullTimeout());
        this.watches = watches;
        this.placeholders = placeholders;
        this.settings = settings;
        this.clock = clock;
        this.asked = new RecentTokens<>(clock);
    }

    /** Whether the engine was asked for a container of this launch, and did not refuse it. */
    boolean wasAskedFor(LaunchToken token) {
        return asked.find(token).isPresent();
    }

    /** For a launch that the engine was not asked for before. */
    Result launch(Launch launch, String engineId) throws InterruptedException {
        ContainerRequest request = new ContainerRequest(launch, settings);
        Result result = launch(request, engineId);
        if (result instanceof Result.NotBegun) {
            asked.remove(launch.token());
        }
        return result;
    }

    private Result launch(ContainerRequest request, String engineId) throws InterruptedException {
        Launch launch = request.launch();
        return switch (create(request)) {
            case Creation.Failed failed -> new Result.NotBegun(failed.refused());
            case Creation.Fresh fresh -> begin(watch(engineId, fresh.id(), launch));
            case Creation.Adopted adopted -> {
                Watch watch = watch(engineId, adopted.id(), launch);
                if (adopted.state().created()) {
                    yield begin(watch);
                }
                watches.update(watch, adopted.state());
                yield new Result.Begun(watch);
            }
        };
    }

    private Creation create(ContainerRequest request) throws InterruptedException {
        PullPolicy policy = request.pullPolicy();
        if (policy == PullPolicy.ALWAYS) {
            Optional<Refused> refused = images.pull(request.launch().image());
            if (refused.isPresent()) {
                return new Creation.Failed(refused.get());
            }
        }
        try {
            return fresh(request);
        } catch (ConflictException taken) {
            return adopt(request, taken);
        } catch (DockerException answer) {
            if (!Refusals.imageMissing(answer) || policy == PullPolicy.NEVER) {
                return new Creation.Failed(Refusals.ofCreate(answer));
            }
        } catch (EngineAway away) {
            return notCreated(away);
        }
        Optional<Refused> refused = images.pull(request.launch().image());
        return refused.isPresent() ? new Creation.Failed(refused.get()) : createPulled(request);
    }

    private Creation createPulled(ContainerRequest request) throws InterruptedException {
        try {
            return fresh(request);
        } catch (ConflictException taken) {
            return adopt(request, taken);
        } catch (DockerException answer) {
            return new Creation.Failed(Refusals.ofCreate(answer));
        } catch (EngineAway away) {
            return notCreated(away);
        }
    }

    private Creation fresh(ContainerRequest request) throws InterruptedException {
        // Before the call, as its answer may be lost.
        asked.add(request.launch().token(), request.name());
        return new Creation.Fresh(engine.call(request::create));
    }

    private static Creation notCreated(EngineAway away) {
        if (away.neverReached()) {
            return new Creation.Failed(Refusals.unavailable(String.valueOf(away.getMessage())));
        }
        throw new RetryableException("the engine did not say whether it created the container", away);
    }

    private Creation adopt(ContainerRequest request, ConflictException taken) throws InterruptedException {
        InspectContainerResponse existing;
        try {
            existing = engine.call(
                    client -> client.inspectContainerCmd(request.name()).exec());
        } catch (NotFoundException removedMeanwhile) {
            throw new RetryableException("the container was removed while it was looked at", removedMeanwhile);
        } catch (DockerException | EngineAway failure) {
            throw new RetryableException("the existing container cannot be looked at", failure);
        }
        Map<String, String> labels = ContainerLabels.of(existing);
        if (placeholders.isOne(labels)) {
            return new Creation.Failed(
                    Refusals.unavailable("this launch was found gone before, and is not started any more"));
        }
        boolean ours = ContainerLabels.token(labels, settings.installation())
                .filter(request.launch().token()::equals)
                .isPresent();
        if (!ours) {
            return new Creation.Failed(Refusals.unavailable("the name " + request.name()
                    + " is taken by a container of another installation: " + taken.getMessage()));
        }
        return new Creation.Adopted(existing.getId(), ContainerState.of(existing));
    }

    private Result begin(Watch watch) throws InterruptedException {
        try {
            engine.call(client -> client.startContainerCmd(watch.containerId()).exec());
        } catch (NotModifiedException alreadyBegun) {
            watches.poke(watch);
        } catch (DockerException answer) {
            remove(watch.containerId());
            watches.forget(watch.containerId());
            return new Result.NotBegun(Refusals.ofStart(answer));
        } catch (EngineAway away) {
            throw new RetryableException("the engine did not say whether it started the container", away);
        }
        watch.startedAbout(clock.instant());
        return new Result.Begun(watch);
    }

    /** What could not be started is of no use; when it cannot be removed either, the list brings it up as a leftover. */
    private void remove(String containerId) throws InterruptedException {
        try {
            engine.call(client -> client.removeContainerCmd(containerId)
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec());
        } catch (NotFoundException gone) {
            return;
        } catch (DockerException | EngineAway failure) {
            throw new RetryableException("the container did not start and cannot be removed", failure);
        }
    }

    private Watch watch(String engineId, String containerId, Launch launch) {
        return watches.watch(new LaunchHandle(engineId, containerId, launch.token()));
    }
}
