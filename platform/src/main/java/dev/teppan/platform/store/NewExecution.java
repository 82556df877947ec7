package dev.teppan.platform.store;

import dev.teppan.platform.execution.Actor;
import dev.teppan.platform.execution.Execution;
import java.util.Map;
import java.util.Optional;

/**
 * An execution to insert.
 *
 * @param message the message as JSON text, kept as it came
 * @param traceparent the W3C trace context the caller sent
 */
public record NewExecution(
        Execution execution, String message, Map<String, String> labels, Optional<String> traceparent, Actor actor) {
    public NewExecution {
        labels = Map.copyOf(labels);
    }

    /** The same as it is read back. */
    StoredExecution stored() {
        return new StoredExecution(execution, labels, traceparent, actor);
    }
}
