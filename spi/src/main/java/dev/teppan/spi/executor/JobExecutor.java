package dev.teppan.spi.executor;

import java.util.List;
import java.util.Optional;

/**
 * Runs attempts. The host calls every method on virtual threads, many at once, so all may block and all must be safe for
 * use by several threads. Unless a method says otherwise, an outside that cannot be reached is a {@link
 * dev.teppan.spi.RetryableException}. The host puts a deadline on each call but {@link Run#await} and {@link Run#output}, and
 * interrupts the thread when it passes.
 */
public interface JobExecutor extends AutoCloseable {

    /** What a launch may carry. Constant over the life of the object; never blocks. */
    ExecutorLimits limits();

    /**
     * Health and room as last known, about once a second and after each change. Answers from memory; refreshing it is the
     * executor's own affair. Never throws: what is wrong is told by {@link ExecutorStatus#health()}.
     */
    ExecutorStatus status();

    /**
     * Starts one launch. Idempotent by {@link Launch#token()}: a second call with the same token finds the workload that
     * the first made, whether it runs or has ended, and never starts another. A token stays taken for at least an hour
     * after its workload ended or was discarded before it started.
     *
     * <p>A call that is repeated because the first was not answered may come from a host that was frozen meanwhile, after
     * another host has found the workload, seen its end and discarded it. It must not start anything then: an executor whose
     * outside forgets a token with its workload refuses the repeat unless it finds the workload of the first call.
     *
     * @return {@link StartResult.Refused} when nothing was started and nothing will be
     * @throws dev.teppan.spi.RetryableException when it is not known whether something was started; the host then calls
     *     again with the same bytes
     */
    StartResult start(Launch launch) throws InterruptedException;

    /**
     * Looks for a launch after a restart, by token and, where one was stored, by handle. Starts nothing.
     *
     * @return {@link FindResult.Gone} only when it is certain that the workload neither runs nor can still begin
     */
    FindResult find(LaunchReference reference) throws InterruptedException;

    /**
     * Lists what runs, or has ended and is not discarded, on behalf of this installation. For reconciliation after a
     * crash; workloads of others are not listed.
     */
    List<Workload> list() throws InterruptedException;

    /**
     * Removes what is left of an ended workload, after result and output are stored. Repeatable; an unknown handle is fine.
     *
     * @throws IllegalStateException when the workload still runs; nothing is removed then
     */
    void discard(RunHandle handle) throws InterruptedException;

    /** The ability to grow and shrink, for executors whose pools can. */
    default Optional<ExecutorScaling> scaling() {
        return Optional.empty();
    }

    /** Stops watching and frees connections. Never touches a workload. Repeatable. */
    @Override
    void close();
}
