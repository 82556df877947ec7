package dev.teppan.platform.store;

import dev.teppan.platform.execution.Actor;
import dev.teppan.platform.execution.Execution;
import java.util.Map;
import java.util.Optional;

/** An execution as read back, without its message. */
public record StoredExecution(
        Execution execution, Map<String, String> labels, Optional<String> traceparent, Actor enqueuedBy) {
    public StoredExecution {
        labels = Map.copyOf(labels);
    }
}
