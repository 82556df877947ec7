package dev.teppan.platform.intake;

import dev.teppan.platform.execution.Actor;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Asks for one execution.
 *
 * @param queue absent takes the job's own
 * @param message JSON text, exactly as it came
 * @param delay how long it waits at the least; not negative
 * @param concurrencyKey of those of one application with the same key, only so many run at once as their job says
 * @param traceparent the W3C trace context; what is none is dropped
 * @param unknownJob what to do when the job does not exist
 */
public record EnqueueRequest(
        String application,
        String job,
        Optional<String> queue,
        String message,
        Duration delay,
        Map<String, String> labels,
        Optional<String> concurrencyKey,
        Optional<String> traceparent,
        Actor actor,
        UnknownJob unknownJob) {

    /** What to do with a message for a job that does not exist. */
    public enum UnknownJob {
        /** Refuse it. */
        REFUSE,
        /** Take it, unless its application is strict. It fails visibly, and may be retried once the job exists. */
        TAKE
    }

    public EnqueueRequest {
        labels = Map.copyOf(labels);
    }
}
