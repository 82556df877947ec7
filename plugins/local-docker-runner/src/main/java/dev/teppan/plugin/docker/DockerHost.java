package dev.teppan.plugin.docker;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import dev.teppan.spi.Resources;
import dev.teppan.spi.RetryableException;
import dev.teppan.spi.executor.ExitReport;
import dev.teppan.spi.executor.FindResult;
import dev.teppan.spi.executor.Launch;
import dev.teppan.spi.executor.LaunchReference;
import dev.teppan.spi.executor.LaunchToken;
import dev.teppan.spi.executor.Node;
import dev.teppan.spi.executor.Node.NodeState;
import dev.teppan.spi.executor.OutputPosition;
import dev.teppan.spi.executor.OutputSink;
import dev.teppan.spi.executor.StartResult;
import dev.teppan.spi.executor.Workload;
import dev.teppan.spi.executor.Workload.WorkloadState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One Docker engine and what runs on it for us. */
final class DockerHost implements AutoCloseable {

    private final DockerHostSettings host;
    private final DockerSettings settings;
    private final Engine engine;
    private final Ledger ledger = new Ledger();
    private final Watches watches;
    private final Placeholders placeholders;
    private final Launcher launcher;
    private final StopSchedule stops;
    private final HostMonitor monitor;

    DockerHost(DockerHostSettings host, DockerSettings settings, EngineIds ids, InstantSource clock) {
        this.host = host;
        this.settings = settings;
        this.engine = new Engine(host, settings);
        Absence absence = new Absence(clock);
        this.watches = new Watches(engine, ledger, absence, clock);
        this.placeholders = new Placeholders(engine, settings, clock);
        this.launcher = new Launcher(engine, watches, placeholders, settings, clock);
        this.stops = new StopSchedule(engine, watches);
        this.monitor = new HostMonitor(
                host.name(), engine, ids, watches, ledger, placeholders, absence, settings.installation());
    }

    HostMonitor monitor() {
        return monitor;
    }

    String name() {
        return host.name();
    }

    /** The engine as a node; empty as long as it never answered, as only then its id is unknown. */
    Optional<Node> node() {
        return monitor.facts().map(facts -> {
            Map<String, String> labels = new HashMap<>(host.labels());
            labels.put("host", host.name());
            labels.put("architecture", facts.architecture());
            labels.put("os", facts.operatingSystem());
            Resources total = Resources.of(
                    host.cpu().orElse(Math.max(0, facts.cpu() - host.reserveCpu())),
                    host.memory().orElse(Math.max(0, facts.memory() - host.reserveMemory())));
            NodeState state = monitor.reachable() ? NodeState.READY : NodeState.UNREACHABLE;
            return new Node(facts.id(), labels, state, total, ledger.free(total), ledger.tokens());
        });
    }

    StartResult start(Launch launch) throws InterruptedException {
        String engineId = monitor.facts().map(HostMonitor.EngineFacts::id).orElseThrow();
        return launcher.wasAskedFor(launch.token()) ? startAgain(launch, engineId) : startFirst(launch, engineId);
    }

    private StartResult startFirst(Launch launch, String engineId) throws InterruptedException {
        ledger.reserve(launch.token(), launch.resources());
        Launcher.Result result = launcher.launch(launch, engineId);
        boolean live = result instanceof Launcher.Result.Begun begun
                && !begun.watch().end().isDone();
        if (live) {
            ledger.confirm(launch.token(), launch.resources());
        }
        if (!live || ended(result)) {
            ledger.release(launch.token());
        }
        return switch (result) {
            case Launcher.Result.Begun begun -> new StartResult.Started(new DockerRun(this, begun.watch()));
            case Launcher.Result.NotBegun notBegun -> notBegun.refused();
        };
    }

    /**
     * Looks what became of the first call, and never makes a second container: another host may have taken over since, seen
     * the first one's end and removed it, so that its name is free.
     */
    private StartResult startAgain(Launch launch, String engineId) throws InterruptedException {
        LaunchReference reference = new LaunchReference(launch.token(), launch.pool(), launch.node(), Optional.empty());
        return switch (find(reference, engineId)) {
            case FindResult.Attached attached -> new StartResult.Started(attached.run());
            case FindResult.Ended ended -> new StartResult.Started(ended.run());
            case FindResult.Gone gone -> {
                ledger.release(launch.token());
                yield Refusals.unavailable("an earlier call for this launch was not answered: " + gone.detail());
            }
            case FindResult.Unreachable unreachable ->
                throw new RetryableException("it is not known whether it was started: " + unreachable.detail());
        };
    }

    FindResult find(LaunchReference reference, String engineId) throws InterruptedException {
        try {
            return look(reference, engineId);
        } catch (DockerException | EngineAway away) {
            return new FindResult.Unreachable(String.valueOf(away.getMessage()));
        }
    }

    private FindResult look(LaunchReference reference, String engineId) throws InterruptedException {
        String nameOrId = reference
                .handle()
                .map(handle -> LaunchHandle.parse(handle).containerId())
                .orElse(settings.containerPrefix() + reference.token());
        InspectContainerResponse found;
        try {
            found = engine.call(client -> client.inspectContainerCmd(nameOrId).exec());
        } catch (NotFoundException gone) {
            // With a handle there was a container, and nobody is going to make another.
            return reference.handle().isPresent()
                    ? new FindResult.Gone("the engine has no such container")
                    : closeAbsent(reference.token());
        }
        ContainerState state = ContainerState.of(found);
        if (!state.created()) {
            return begun(new LaunchHandle(engineId, found.getId(), reference.token()), state);
        }
        if (placeholders.isOne(ContainerLabels.of(found))) {
            return new FindResult.Gone("it was found gone before");
        }
        return closeUnstarted(found.getId(), reference.token());
    }

    private FindResult begun(LaunchHandle handle, ContainerState state) {
        Watch watch = watches.watch(handle);
        Optional<ExitReport> report = watches.update(watch, state);
        DockerRun run = new DockerRun(this, watch);
        return report.isPresent() ? new FindResult.Ended(run, report.get()) : new FindResult.Attached(run);
    }

    List<Workload> list() throws InterruptedException {
        String engineId = monitor.facts().map(HostMonitor.EngineFacts::id).orElse("");
        List<Workload> workloads = new ArrayList<>();
        try {
            for (Container container : engine.call(monitor::list)) {
                Map<String, String> labels = container.getLabels();
                ContainerLabels.token(labels, settings.installation())
                        .ifPresent(token -> workloads.add(new Workload(
                                token,
                                engineId,
                                new LaunchHandle(engineId, container.getId(), token).toRunHandle(),
                                state(container),
                                ContainerLabels.given(labels))));
            }
        } catch (DockerException | EngineAway away) {
            throw new RetryableException(host.name() + " does not answer", away);
        }
        return workloads;
    }

    /** Removes an ended container; answers what was known of it. */
    Watch discard(LaunchHandle handle) throws InterruptedException {
        try {
            engine.call(client -> client.removeContainerCmd(handle.containerId())
                    .withRemoveVolumes(true)
                    .exec());
        } catch (NotFoundException alreadyGone) {
            return forget(handle);
        } catch (ConflictException refused) {
            if (!String.valueOf(refused.getMessage()).contains("already in progress")) {
                throw stillThere(handle, refused);
            }
        } catch (DockerException | EngineAway away) {
            throw new RetryableException("the container cannot be removed now", away);
        }
        return forget(handle);
    }

    /** An end that was heard of before the engine was through with it is no reason to say that it still runs. */
    private RuntimeException stillThere(LaunchHandle handle, ConflictException refused) {
        return hasEnded(handle.containerId())
                ? new RetryableException("the engine still takes the container down", refused)
                : new IllegalStateException("still runs: " + handle.token(), refused);
    }

    private boolean hasEnded(String containerId) {
        return watches.known(containerId).filter(watch -> watch.end().isDone()).isPresent();
    }

    void stop(Watch watch, Duration grace) throws InterruptedException {
        stops.stop(watch, grace);
    }

    void output(Watch watch, OutputPosition from, OutputSink sink) throws InterruptedException {
        new OutputCopy(engine, watches, watch, monitor::reachable, from).to(sink);
    }

    @Override
    public void close() {
        monitor.close();
        stops.close();
        watches.close();
        try {
            engine.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Watch forget(LaunchHandle handle) {
        Watch watch = watches.watch(handle);
        watch.discard();
        watches.forget(handle.containerId());
        ledger.release(handle.token());
        return watch;
    }

    /**
     * A container that was created and not started is what a host left behind that died in between. Nobody is going to
     * start it, and removing it makes that certain: a start that is still on its way finds nothing to start.
     */
    private FindResult closeUnstarted(String containerId, LaunchToken token) throws InterruptedException {
        try {
            engine.call(client -> client.removeContainerCmd(containerId)
                    .withRemoveVolumes(true)
                    .exec());
        } catch (NotFoundException alreadyGone) {
            return closeAbsent(token);
        }
        return closeAbsent(token);
    }

    private FindResult closeAbsent(LaunchToken token) throws InterruptedException {
        return placeholders.take(token)
                ? new FindResult.Gone("the engine has no such container, and its name is taken now")
                : new FindResult.Unreachable("a container of this name was created while it was looked for");
    }

    private static boolean ended(Launcher.Result result) {
        return result instanceof Launcher.Result.Begun begun
                && begun.watch().end().isDone();
    }

    private WorkloadState state(Container container) {
        if (hasEnded(container.getId())) {
            return WorkloadState.ENDED;
        }
        return switch (String.valueOf(container.getState())) {
            case "created" -> WorkloadState.CREATED;
            case "exited", "dead" -> WorkloadState.ENDED;
            default -> WorkloadState.RUNNING;
        };
    }
}
