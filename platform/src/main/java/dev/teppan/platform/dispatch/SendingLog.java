package dev.teppan.platform.dispatch;

import dev.teppan.platform.scheduling.Sending;
import dev.teppan.platform.scheduling.Sending.Outcome;
import dev.teppan.spi.executor.CapacityHint;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The latest sendings of one pool. Safe for several threads. */
final class SendingLog {

    /** Entries kept. */
    static final int MOST = 100;

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Sending> latest = new ArrayDeque<>();
    private @Nullable Instant nextTry;

    void begun(CapacityHint hint, Instant now) {
        List<String> idle = hint.idle().stream().sorted().toList();
        lock.lock();
        try {
            nextTry = null;
            latest.addFirst(
                    new Sending(now, hint.computedAt(), hint.nodes(), idle, Outcome.UNDER_WAY, Optional.empty(), ""));
            if (latest.size() > MOST) {
                latest.removeLast();
            }
        } finally {
            lock.unlock();
        }
    }

    void answered(Outcome outcome, Instant now, String detail) {
        lock.lock();
        try {
            latest.addFirst(latest.removeFirst().answered(outcome, now, Outcomes.cut(detail)));
        } finally {
            lock.unlock();
        }
    }

    /** Takes back what was begun. */
    void forget() {
        lock.lock();
        try {
            latest.removeFirst();
        } finally {
            lock.unlock();
        }
    }

    void triesAgain(Instant at) {
        lock.lock();
        try {
            nextTry = at;
        } finally {
            lock.unlock();
        }
    }

    List<Sending> latest() {
        lock.lock();
        try {
            return List.copyOf(latest);
        } finally {
            lock.unlock();
        }
    }

    Optional<Instant> nextTry() {
        lock.lock();
        try {
            return Optional.ofNullable(nextTry);
        } finally {
            lock.unlock();
        }
    }
}
