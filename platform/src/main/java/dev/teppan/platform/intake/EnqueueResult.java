package dev.teppan.platform.intake;

import dev.teppan.platform.catalog.Problem;
import dev.teppan.platform.execution.Execution;
import java.util.List;

/** What became of a request. */
public sealed interface EnqueueResult {

    /** It is durable. */
    record Accepted(Execution execution) implements EnqueueResult {}

    /**
     * Nothing was enqueued.
     *
     * @param problems all of them, pointers into {@code {application, job, queue, message, delay, labels}}
     */
    record Refused(Cause cause, List<Problem> problems) implements EnqueueResult {
        public Refused {
            problems = List.copyOf(problems);
        }

        /** The same after what is wrong with the request itself; of one place only the first is told. */
        Refused after(List<Problem> earlier) {
            return earlier.isEmpty() ? this : new Refused(Cause.INVALID, Problem.first(earlier, problems));
        }
    }

    /** The chief cause of a refusal. */
    enum Cause {
        /** A value is not allowed. */
        INVALID,
        /** The message is too large. */
        TOO_LARGE,
        /** There is no such job. */
        UNKNOWN_JOB,
        /** There is no such queue. */
        UNKNOWN_QUEUE
    }
}
