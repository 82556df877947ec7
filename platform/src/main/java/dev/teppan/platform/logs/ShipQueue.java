package dev.teppan.platform.logs;

import dev.teppan.platform.execution.AttemptId;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What waits to be shipped, by the time of its next try. Holds ids only, so its size is that of the spool's list of
 * directories. The lock guards the queue and is held for no longer than a step of it.
 */
final class ShipQueue {

    /** Whose output, and how often it failed. */
    record Item(AttemptId attempt, int failures) {}

    private record Due(Item item, long nanos) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final PriorityQueue<Due> queue = new PriorityQueue<>(Comparator.comparingLong(Due::nanos));
    private final long start = System.nanoTime();
    private boolean closed;

    void add(Item item, Duration pause) {
        lock.lock();
        try {
            queue.add(new Due(item, now() + pause.toNanos()));
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** The next item that is due; waits for it. Empty once closed. */
    Optional<Item> take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closed) {
                Due next = queue.peek();
                if (next == null) {
                    changed.await();
                } else if (next.nanos() <= now()) {
                    queue.remove();
                    return Optional.of(next.item());
                } else {
                    changed.awaitNanos(next.nanos() - now());
                }
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private long now() {
        return System.nanoTime() - start;
    }
}
