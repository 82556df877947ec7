package dev.teppan.platform.execution;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One message for one job, from enqueue to its end; immutable.
 *
 * @param generation 0, and one more with each retry request after an end
 * @param notBefore it is not placed earlier
 * @param waitingSince when it last became due; meaningful while it waits for room
 * @param tally what it has used up
 * @param attempt the latest attempt; absent before the first placement
 * @param retries requests that wait, oldest first
 * @param cancelRequestedBy who asked to cancel what still runs
 * @param ending how it ended, while in an end state
 */
public record Execution(
        ExecutionId id,
        Origin origin,
        ExecutionState state,
        int generation,
        Instant notBefore,
        Instant waitingSince,
        Tally tally,
        Optional<Attempt> attempt,
        List<RetryRequest> retries,
        Optional<Actor> cancelRequestedBy,
        Optional<Outcome> ending) {

    public Execution {
        retries = List.copyOf(retries);
    }

    /**
     * A new execution: pending, or scheduled when {@code notBefore} is later than it was sent.
     *
     * @param notBefore at or after {@link Origin#sentAt()}
     */
    public static Execution enqueued(ExecutionId id, Origin origin, Instant notBefore) {
        ExecutionState state = notBefore.isAfter(origin.sentAt()) ? ExecutionState.SCHEDULED : ExecutionState.PENDING;
        return new Execution(
                id,
                origin,
                state,
                0,
                notBefore,
                notBefore,
                Tally.NONE,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    /** The latest attempt's number; 0 before the first. Part of the condition under which a change is written. */
    public int attemptNumber() {
        return attempt.map(Attempt::number).orElse(0);
    }
}
