package dev.teppan.platform.store;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What waits for the write lane: bounded for each urgency. Safe for use by several threads. */
final class LaneQueue {

    /** How much may wait, and how much one batch takes. Weights: bytes for new executions, units for all else. */
    private record Bound(long waiting, long batch) {}

    private static final Map<Urgency, Bound> BOUNDS = Map.of(
            Urgency.DISPATCH, new Bound(1_000, 16),
            Urgency.ENQUEUE, new Bound(64L << 20, 4L << 20),
            Urgency.REST, new Bound(10_000, 500));

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<Urgency, Deque<Unit<?>>> waiting = new EnumMap<>(Urgency.class);
    private final Map<Urgency, Long> weights = new EnumMap<>(Urgency.class);
    private boolean closed;

    LaneQueue() {
        for (Urgency urgency : Urgency.values()) {
            waiting.put(urgency, new ArrayDeque<>());
            weights.put(urgency, 0L);
        }
    }

    /**
     * Adds a unit.
     *
     * @throws StoreException.Overloaded when its bound is reached; one that is larger than the bound is taken when nothing waits
     * @throws StoreException.Unavailable when the queue is closed
     */
    void add(Unit<?> unit) {
        lock.lock();
        try {
            if (closed) {
                throw new StoreException.Unavailable("The database is being closed.");
            }
            long weight = weight(unit.urgency());
            if (weight > 0 && weight + unit.weight() > bound(unit.urgency()).waiting()) {
                throw new StoreException.Overloaded("Too many writes wait for the database already.");
            }
            queue(unit.urgency()).addLast(unit);
            weights.put(unit.urgency(), weight + unit.weight());
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for work and takes a batch of it, in the order in which it is to run; empty once closed and empty. */
    List<Unit<?>> take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (isEmpty() && !closed) {
                changed.await();
            }
            List<Unit<?>> batch = new ArrayList<>();
            for (Urgency urgency : Urgency.values()) {
                take(urgency, batch);
            }
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private void take(Urgency urgency, List<Unit<?>> batch) {
        long room = bound(urgency).batch();
        long taken = 0;
        Deque<Unit<?>> units = queue(urgency);
        while (taken < room && !units.isEmpty()) {
            Unit<?> unit = units.removeFirst();
            taken += unit.weight();
            batch.add(unit);
        }
        weights.put(urgency, weight(urgency) - taken);
    }

    /** Takes out all units whose time is over, wherever they wait. */
    List<Unit<?>> takeExpired() {
        List<Unit<?>> expired = new ArrayList<>();
        for (Urgency urgency : Urgency.values()) {
            expired.addAll(takeExpired(urgency));
        }
        return expired;
    }

    /** Takes out those of one urgency whose time is over. */
    List<Unit<?>> takeExpired(Urgency urgency) {
        lock.lock();
        try {
            List<Unit<?>> expired = new ArrayList<>();
            // The oldest expire first: all of an urgency have the same patience.
            Deque<Unit<?>> units = queue(urgency);
            while (!units.isEmpty() && units.getFirst().isExpired()) {
                Unit<?> unit = units.removeFirst();
                weights.put(urgency, weight(urgency) - unit.weight());
                expired.add(unit);
            }
            return expired;
        } finally {
            lock.unlock();
        }
    }

    /** Takes out all that waits. */
    List<Unit<?>> drain() {
        lock.lock();
        try {
            List<Unit<?>> all = new ArrayList<>();
            for (Urgency urgency : Urgency.values()) {
                all.addAll(queue(urgency));
                queue(urgency).clear();
                weights.put(urgency, 0L);
            }
            return all;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a while. */
    void pause(Duration pause) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long nanos = pause.toNanos();
            while (nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Lets nothing more in. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean isEmpty() {
        return waiting.values().stream().allMatch(Deque::isEmpty);
    }

    private Deque<Unit<?>> queue(Urgency urgency) {
        return waiting.getOrDefault(urgency, new ArrayDeque<>());
    }

    private long weight(Urgency urgency) {
        return weights.getOrDefault(urgency, 0L);
    }

    private static Bound bound(Urgency urgency) {
        return BOUNDS.getOrDefault(urgency, new Bound(0, 0));
    }
}
