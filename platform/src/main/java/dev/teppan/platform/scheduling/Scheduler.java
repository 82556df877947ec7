package dev.teppan.platform.scheduling;

import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.spi.executor.ExecutorStatus;
import java.util.Optional;

/**
 * Decides what starts where. A deterministic data structure, used by one thread: the same facts in the same order give the
 * same plan. Facts may repeat; a repeated one changes nothing.
 */
public interface Scheduler {

    /** An execution waits for room. */
    void waits(Waiting waiting);

    /** An execution waits no longer, for any reason but a plan's assignment. Unknown ones are fine. */
    void waitsNoLonger(ExecutionId id);

    /**
     * An execution holds room: found so at a start of the host, or assigned by a plan and committed with this token.
     * Assignments hold their room from {@link #plan} on; this names the token by which snapshots count it.
     */
    void occupies(Occupying occupying);

    /** An execution holds no room any more: it ended, or its launch was refused. Unknown ones are fine. */
    void released(ExecutionId id);

    /** An executor's health and room. Replaces what was known of it; a snapshot older than the known one is ignored. */
    void executorChanged(String executor, ExecutorStatus status);

    /** Limits, priorities and pauses changed. */
    void limitsChanged(Limits limits);

    /**
     * Decides what starts now. What it assigns no longer waits and holds its room at once.
     *
     * @param atMost how many to assign at the most
     */
    Plan plan(int atMost);

    /** Why an execution waits; empty when it is not known to wait. */
    Optional<WaitReason> why(ExecutionId id);

    /** How many executions wait for room. */
    long waiting();
}
