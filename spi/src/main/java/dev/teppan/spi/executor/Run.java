package dev.teppan.spi.executor;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Watches one workload. Safe for use by several threads; each method may block its caller unless it says otherwise. */
public interface Run extends AutoCloseable {

    /** What the host stores to find the workload again. Constant; never blocks. */
    RunHandle handle();

    /** When the workload began to run; empty while it is not known to. Never blocks. */
    Optional<Instant> startedAt();

    /**
     * Waits for the end. Repeatable, also after the end. Interrupting the thread only stops the waiting. A poll that
     * fails is not an end: it is tried again, and only when the workload is certainly gone is the answer {@link
     * ExitReport.Lost}.
     */
    ExitReport await() throws InterruptedException;

    /**
     * Asks the workload to stop (SIGTERM, after {@code grace} SIGKILL) and returns without waiting for the end. Repeatable:
     * a second call with a shorter grace shortens it. Does nothing after the end.
     *
     * @throws dev.teppan.spi.RetryableException when the outside cannot be reached; the host calls again
     */
    void stop(Duration grace) throws InterruptedException;

    /**
     * Copies output to the sink on the calling thread, from a position on, and returns when the workload has ended and all
     * its output was handed over. Interrupting the thread ends the copying. At most one call at a time.
     *
     * @param from the positions handed over with the last chunks stored, or {@link OutputPosition#START}
     * @throws dev.teppan.spi.RetryableException when the connection broke; the host calls again from what it has stored
     */
    void output(OutputPosition from, OutputSink sink) throws InterruptedException;

    /** Stops watching; never touches the workload. Repeatable. */
    @Override
    void close();
}
