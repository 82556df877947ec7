package dev.teppan.platform.api.execution;

import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.scheduling.PoolHint;
import dev.teppan.platform.scheduling.Prediction;
import dev.teppan.platform.scheduling.Survey;
import dev.teppan.spi.executor.ExecutorStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What only the host that dispatches knows. Calls may block for a moment. Safe for use by several threads. */
public interface DispatchView {

    /**
     * Why an execution waits.
     *
     * @param code stable, for programs
     * @param sentence for people
     * @param ahead how many executions go first; an upper bound
     * @param start when it will probably start, where that can be said
     * @param stale whether it is what the database says, as the host that dispatches could not be asked
     */
    record Reason(String code, String sentence, long ahead, Optional<Prediction> start, boolean stale) {

        /** As the host that dispatches says it. */
        public Reason(String code, String sentence, long ahead, Optional<Prediction> start) {
            this(code, sentence, ahead, start, false);
        }
    }

    /**
     * Health and room of all executors.
     *
     * @param executors by name; empty when nobody knows
     * @param stale whether it is what was kept last, as the host that dispatches could not be asked
     */
    record Capacity(Map<String, ExecutorStatus> executors, boolean stale) {}

    /** Why an execution waits; empty when it does not, or when nobody here knows. */
    Optional<Reason> why(ExecutionId id) throws InterruptedException;

    /** What is reserved and what is blocked; empty when nobody who knows could be asked. */
    Optional<Survey> survey() throws InterruptedException;

    /** The latest hints of capacity; empty when nobody who knows could be asked, or none was made yet. */
    Optional<List<PoolHint>> hints() throws InterruptedException;

    /** Health and room of all executors. */
    Capacity capacity() throws InterruptedException;
}
