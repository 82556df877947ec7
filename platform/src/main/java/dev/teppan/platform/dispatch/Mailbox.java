package dev.teppan.platform.dispatch;

import dev.teppan.platform.store.StoredExecution;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Where attempt threads put what happened, for the loop. Bounded: a full one makes them wait. New executions are not: the
 * loop holds all that wait in any case, and who brings them may not be held up. The lock guards the queue and
 * two flags and is held for no longer than a step of it.
 */
final class Mailbox {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Condition space = lock.newCondition();
    private final Queue<Fact> facts = new ArrayDeque<>();
    private final Queue<StoredExecution> executions = new ArrayDeque<>();
    private final int capacity;
    private boolean woken;
    private boolean closed;

    Mailbox(int capacity) {
        this.capacity = capacity;
    }

    /** Puts a fact; waits while the box is full. Drops it when the box is closed, as nobody may act on it any more. */
    void post(Fact fact) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (facts.size() >= capacity && !closed) {
                space.await();
            }
            if (!closed) {
                facts.add(fact);
                arrived.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Brings new executions. Never blocks for long. */
    void bring(List<StoredExecution> fresh) {
        lock.lock();
        try {
            if (!closed) {
                executions.addAll(fresh);
                arrived.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Makes the loop look for new work now. Never blocks for long. */
    void wake() {
        lock.lock();
        try {
            woken = true;
            arrived.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Whether there is nothing to be taken now. */
    boolean isEmpty() {
        lock.lock();
        try {
            return facts.isEmpty() && executions.isEmpty() && !woken;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there is something, or the time is over; then takes it. */
    Delivery take(Duration wait, int limit) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = wait.toNanos();
            while (facts.isEmpty() && executions.isEmpty() && !woken && !closed && left > 0) {
                left = arrived.awaitNanos(left);
            }
            List<Fact> taken = new ArrayList<>();
            while (taken.size() < limit && !facts.isEmpty()) {
                taken.add(facts.remove());
            }
            List<StoredExecution> fresh = new ArrayList<>();
            while (fresh.size() < limit && !executions.isEmpty()) {
                fresh.add(executions.remove());
            }
            boolean wasWoken = woken;
            woken = false;
            space.signalAll();
            return new Delivery(taken, fresh, wasWoken);
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            facts.clear();
            executions.clear();
            arrived.signalAll();
            space.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** What was in the box. */
    record Delivery(List<Fact> facts, List<StoredExecution> executions, boolean woken) {
        boolean isEmpty() {
            return facts.isEmpty() && executions.isEmpty();
        }
    }
}
