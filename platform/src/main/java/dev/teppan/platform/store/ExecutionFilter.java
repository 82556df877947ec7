package dev.teppan.platform.store;

import dev.teppan.platform.execution.ExecutionState;
import java.util.Optional;
import java.util.Set;

/**
 * Which executions a list shows; all that is given must hold. Lists are ordered by id, which grows with time, newest first.
 *
 * @param job a name within an application; without one the list is correct, but not served by an index of its own
 * @param states empty for all
 */
public record ExecutionFilter(
        Optional<String> application, Optional<String> job, Optional<String> queue, Set<ExecutionState> states) {

    /** All executions. */
    public static final ExecutionFilter ALL =
            new ExecutionFilter(Optional.empty(), Optional.empty(), Optional.empty(), Set.of());

    public ExecutionFilter {
        states = Set.copyOf(states);
    }
}
