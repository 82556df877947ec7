package dev.teppan.plugin.docker;

import com.github.dockerjava.api.model.Event;
import com.github.dockerjava.api.model.EventActor;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What an engine tells about a container as it happens.
 *
 * @param exitCode with which it ended, where it did
 */
record ContainerEvent(String containerId, String action, Instant at, Optional<String> exitCode) {

    private static final long NANOS = 1_000_000_000;

    static ContainerEvent of(Event event) {
        long time = Objects.requireNonNullElse(event.getTimeNano(), 0L);
        EventActor actor = event.getActor();
        Map<String, String> attributes =
                actor == null ? Map.of() : Objects.requireNonNullElse(actor.getAttributes(), Map.of());
        return new ContainerEvent(
                String.valueOf(event.getId()),
                String.valueOf(event.getAction()),
                Instant.ofEpochSecond(time / NANOS, time % NANOS),
                Optional.ofNullable(attributes.get("exitCode")));
    }

    boolean began() {
        return action.equals("start");
    }

    boolean over() {
        return action.equals("die") || action.equals("destroy");
    }

    /** Whether the kernel killed a process of it for want of memory. May come after the end. */
    boolean ranOutOfMemory() {
        return action.equals("oom");
    }

    /** Whether it ended with exit code 0: the one end that needs no further question. */
    boolean succeeded() {
        return action.equals("die") && exitCode.filter("0"::equals).isPresent();
    }
}
