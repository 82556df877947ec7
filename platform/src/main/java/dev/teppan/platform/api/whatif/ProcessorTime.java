package dev.teppan.platform.api.whatif;

import dev.teppan.platform.simulation.Allowance;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Processor time of the thread that runs: a limit, and no more than half of the time, so that dispatch has the machine when it
 * wants it. Used by that thread alone.
 */
final class ProcessorTime implements Allowance {

    /** Looked at each so many times. */
    private static final int STRIDE = 64;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Duration most;
    private final long slice;
    private final long begun = THREADS.getCurrentThreadCpuTime();
    private long paused = begun;
    private int calls;

    /**
     * From now on.
     *
     * @param most of processor time
     * @param slice after so much of it the thread pauses for as long
     */
    ProcessorTime(Duration most, Duration slice) {
        this.most = most;
        this.slice = slice.toNanos();
    }

    /** It ran for too long, or nobody waits for it any more. */
    static final class SpentException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        SpentException(String message) {
            super(message, null, false, false);
        }
    }

    @Override
    public void spend() {
        if (++calls % STRIDE != 0) {
            return;
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new SpentException("nobody waits for it");
        }
        long now = THREADS.getCurrentThreadCpuTime();
        if (now - begun > most.toNanos()) {
            throw new SpentException("it takes more than " + most.toSeconds() + " s of processor time");
        }
        if (now - paused > slice) {
            LockSupport.parkNanos(slice);
            paused = now;
        }
    }
}
