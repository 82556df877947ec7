package dev.teppan.platform.intake;

import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.store.DeadLetter;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What the body of a queue source's message says. */
sealed interface Envelope {

    /**
     * Run a job.
     *
     * @param message JSON text, exactly as it came
     * @param delay from when it was sent
     * @param concurrencyKey as with an enqueue
     * @param id what the execution is to be called; absent leaves that to the source's message id
     */
    record Run(
            String application,
            String job,
            String message,
            Duration delay,
            Map<String, String> labels,
            Optional<String> concurrencyKey,
            Optional<ExecutionId> id)
            implements Envelope {
        public Run {
            labels = Map.copyOf(labels);
        }
    }

    /** Run an execution once more. */
    record Retry(ExecutionId execution) implements Envelope {}

    /** It says nothing that can be done. */
    record Unusable(DeadLetter.Reason reason, String detail) implements Envelope {}
}
