package dev.teppan.plugin.docker;

import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Image;
import dev.teppan.spi.executor.LaunchToken;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Containers that are never started. One bears the name of a launch that was found gone, so that a start of it which is still
 * on its way, from a host that was frozen in between, finds the name taken. Each is removed after an hour.
 */
final class Placeholders {

    private static final Logger LOG = LoggerFactory.getLogger(Placeholders.class);
    static final String INSTALLATION = "dev.teppan.docker.placeholder";
    private static final String SINCE = "dev.teppan.docker.placeholder-since";
    private static final Duration KEPT = Duration.ofHours(1);
    private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(1);

    private final Engine engine;
    private final DockerSettings settings;
    private final InstantSource clock;
    private volatile Instant nextSweep = Instant.MIN;

    Placeholders(Engine engine, DockerSettings settings, InstantSource clock) {
        this.engine = engine;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Takes the name of a launch. An engine without any image has nothing to make a container of; the name stays free then.
     *
     * @return false when a container of that name is there
     * @throws DockerException what the engine answered
     * @throws EngineAway when it did not answer
     */
    boolean take(LaunchToken token) throws InterruptedException {
        Optional<String> image = engine.call(client -> client.listImagesCmd().exec()).stream()
                .findFirst()
                .map(Image::getId);
        if (image.isEmpty()) {
            return true;
        }
        try {
            engine.call(client -> client.createContainerCmd(image.get())
                    .withName(settings.containerPrefix() + token)
                    .withCmd("never-started")
                    .withLabels(Map.of(
                            INSTALLATION,
                            settings.installation(),
                            SINCE,
                            clock.instant().toString()))
                    .exec());
            return true;
        } catch (ConflictException taken) {
            return false;
        }
    }

    /** Whether these are the labels of one of ours. */
    boolean isOne(Map<String, String> labels) {
        return settings.installation().equals(labels.get(INSTALLATION));
    }

    /** Removes those whose time is over; at most once a minute. */
    void sweep() throws InterruptedException {
        Instant now = clock.instant();
        if (now.isBefore(nextSweep)) {
            return;
        }
        nextSweep = now.plus(BETWEEN_SWEEPS);
        List<Container> all = engine.call(client -> client.listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(Map.of(INSTALLATION, settings.installation()))
                .exec());
        for (Container placeholder : all) {
            if (!Instant.parse(placeholder.getLabels().get(SINCE)).plus(KEPT).isAfter(now)) {
                remove(placeholder);
            }
        }
    }

    private void remove(Container placeholder) throws InterruptedException {
        try {
            engine.call(client -> client.removeContainerCmd(placeholder.getId()).exec());
        } catch (NotFoundException alreadyGone) {
            LOG.atDebug().addKeyValue("container", placeholder.getId()).log("Another host removed it");
        }
    }
}
