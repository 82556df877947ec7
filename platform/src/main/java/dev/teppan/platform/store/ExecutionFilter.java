package dev.teppan.platform.store;

import dev.teppan.platform.execution.ExecutionState;
import dev.teppan.platform.execution.Reason;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which executions a list shows; all that is given must hold. Lists are ordered by id, which grows with time, newest first.
 *
 * @param job a name within an application; without one the list is correct, but not served by an index of its own
 * @param states empty for all
 * @param reason how it ended; looked for among those that ended
 * @param label a label and its value
 * @param concurrencyKey a key, in all applications unless one is named
 * @param sentFrom sent at this time or later
 * @param sentBefore sent before this time
 */
public record ExecutionFilter(
        Optional<String> application,
        Optional<String> job,
        Optional<String> queue,
        Set<ExecutionState> states,
        Optional<Reason> reason,
        Optional<Map.Entry<String, String>> label,
        Optional<String> concurrencyKey,
        Optional<Instant> sentFrom,
        Optional<Instant> sentBefore) {

    /** All executions. */
    public static final ExecutionFilter ALL =
            ExecutionFilter.of(Optional.empty(), Optional.empty(), Optional.empty(), Set.of());

    public ExecutionFilter {
        states = Set.copyOf(states);
    }

    /** By what is known of an execution from the start, and its state. */
    public static ExecutionFilter of(
            Optional<String> application, Optional<String> job, Optional<String> queue, Set<ExecutionState> states) {
        return new ExecutionFilter(
                application,
                job,
                queue,
                states,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same for these states. */
    public ExecutionFilter withStates(Set<ExecutionState> others) {
        return new ExecutionFilter(
                application, job, queue, others, reason, label, concurrencyKey, sentFrom, sentBefore);
    }
}
