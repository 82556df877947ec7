package dev.teppan.platform.logs;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** How far a spool is, told to those who wait for more. The lock guards the one reference; nothing blocks under it. */
final class Growth {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private volatile SpoolExtent extent;

    Growth(SpoolExtent extent) {
        this.extent = extent;
    }

    SpoolExtent now() {
        return extent;
    }

    void set(SpoolExtent next) {
        lock.lock();
        try {
            extent = next;
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there is more than {@code journal} bytes of journal, or the seal, or the time is over. */
    SpoolExtent await(long journal, Duration wait) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = wait.toNanos();
            while (extent.journal() <= journal && !extent.sealed() && left > 0) {
                left = grown.awaitNanos(left);
            }
            return extent;
        } finally {
            lock.unlock();
        }
    }
}
