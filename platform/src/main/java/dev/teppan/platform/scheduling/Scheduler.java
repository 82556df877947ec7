package dev.teppan.platform.scheduling;

import dev.teppan.platform.catalog.JobKey;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.spi.executor.ExecutorStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Decides what starts where. A deterministic data structure, used by one thread, that reads no clock: the same facts in the
 * same order give the same plan. Facts may repeat; a repeated one changes nothing. Times do not go back; one that does counts
 * as the latest known.
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

    /** The executor says that the work of an execution that holds room has begun. Unknown ones are fine. */
    void started(ExecutionId id, Instant at);

    /** An execution holds no room any more. Unknown ones are fine. */
    void released(ExecutionId id, Instant now);

    /**
     * An execution came to its own end and holds no room any more: what it took sharpens the estimates of its job.
     *
     * @param ran from start to end of its work
     */
    void finished(ExecutionId id, Duration ran, Instant now);

    /**
     * A launch was refused: its room is free, its start does not count, and its shape leaves the node, or the executor, alone
     * for a while. The execution is to be brought again by {@link #waits}.
     */
    void refused(ExecutionId id, Refusal refusal, Instant now);

    /**
     * A start of before this scheduler was made that counts against rates; one that was refused does not. Comes after {@link
     * #limitsChanged} and before the first plan, in any order.
     */
    void pastStart(JobKey job, String queue, Instant placedAt);

    /** An ended launch of before this scheduler was made. Comes as {@link #pastStart} does. */
    void past(PastRun run);

    /** An executor's health and room. Replaces what was known of it; a snapshot older than the known one is ignored. */
    void executorChanged(String executor, ExecutorStatus status);

    /** Weights, limits, priorities and pauses changed. */
    void limitsChanged(Limits limits);

    /**
     * Decides what starts now. What it assigns no longer waits and holds its room at once.
     *
     * @param atMost how many to assign at the most
     */
    Plan plan(int atMost, Instant now);

    /** Why an execution waits; empty when it is not known to wait. */
    Optional<WaitReason> why(ExecutionId id, Instant now);

    /**
     * What is reserved, and what cannot start now.
     *
     * @param mostBlocked how many blocked shapes it names, from 0
     */
    Survey survey(int mostBlocked, Instant now);

    /** What hints of capacity are made of: for each pool of nodes, these and what waits for them. */
    List<HintInputs> demands(Instant now);

    /** How many executions wait for room. */
    long waiting();
}
