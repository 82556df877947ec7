package dev.teppan.platform.dispatch;

import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.scheduling.PoolHint;
import dev.teppan.platform.scheduling.Survey;
import dev.teppan.spi.executor.ExecutorStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What only the dispatching host knows. Safe for use by several threads. */
public interface WhyLookup {

    /**
     * Why an execution waits; blocks until the loop's next turn, at most a second. Empty when it does not wait, when this
     * host does not dispatch, and when there was no answer in time.
     */
    Optional<Explanation> why(ExecutionId id) throws InterruptedException;

    /** What is reserved and what is blocked; blocks and is empty as {@link #why} does and is. */
    Optional<Survey> survey() throws InterruptedException;

    /** The latest hints of capacity, made every few seconds; empty before the first, and when this host does not dispatch. */
    Optional<List<PoolHint>> hints();

    /** Health and room of the executors by name, as the loop last saw them; empty when this host does not dispatch. */
    Map<String, ExecutorStatus> capacity();
}
