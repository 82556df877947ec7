package dev.teppan.plugin.docker;

import com.github.dockerjava.api.command.PullImageCmd;
import com.github.dockerjava.api.command.PullImageResultCallback;
import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.AuthConfig;
import dev.teppan.spi.executor.StartResult.RefusalCause;
import dev.teppan.spi.executor.StartResult.Refused;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Pulls images, with the credentials that Docker's config file or its helper has for their registry. Starts that need the same image
 * share one pull, which goes on when a start is given up: the next one finds it further.
 */
final class ImagePull {

    private final Engine engine;
    private final RegistryCredentials credentials;
    private final Duration timeout;
    private final Map<String, CompletableFuture<Optional<Refused>>> underWay = new ConcurrentHashMap<>();

    ImagePull(Engine engine, RegistryCredentials credentials, Duration timeout) {
        this.engine = engine;
        this.credentials = credentials;
        this.timeout = timeout;
    }

    /** Pulls, and answers the refusal when that did not work. */
    Optional<Refused> pull(String image) throws InterruptedException {
        CompletableFuture<Optional<Refused>> mine = new CompletableFuture<>();
        CompletableFuture<Optional<Refused>> other = underWay.putIfAbsent(image, mine);
        if (other == null) {
            engine.inBackground(() -> complete(image, mine));
        }
        try {
            return (other == null ? mine : other).get();
        } catch (ExecutionException failure) {
            return Optional.of(Refusals.unavailable(String.valueOf(failure.getMessage())));
        }
    }

    private void complete(String image, CompletableFuture<Optional<Refused>> result) {
        try {
            Optional<Refused> refused = pullNow(image);
            // Before the answer, so that who asks again after it begins a new pull.
            underWay.remove(image, result);
            result.complete(refused);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            result.completeExceptionally(closing);
        }
    }

    private Optional<Refused> pullNow(String image) throws InterruptedException {
        ImageReference reference = ImageReference.parse(image);
        Optional<AuthConfig> helped;
        try {
            helped = credentials.of(reference.repository());
        } catch (IOException noCredentials) {
            return unavailable(String.valueOf(noCredentials.getMessage()));
        }
        try (PullImageResultCallback progress = new PullImageResultCallback()) {
            PullImageCmd pull =
                    engine.streams().pullImageCmd(reference.repository()).withTag(reference.tagOrDigest());
            helped.ifPresent(pull::withAuthConfig);
            pull.exec(progress);
            if (progress.awaitCompletion(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                return Optional.empty();
            }
            return unavailable("not pulled within " + timeout);
        } catch (DockerException | DockerClientException answer) {
            return unavailable(answer.getMessage() == null ? "cannot be pulled" : answer.getMessage());
        } catch (IOException | RuntimeException failure) {
            return Optional.of(Refusals.unavailable(String.valueOf(new EngineAway(failure).getMessage())));
        }
    }

    private static Optional<Refused> unavailable(String detail) {
        return Optional.of(Refusals.of(RefusalCause.IMAGE_UNAVAILABLE, detail.strip()));
    }
}
