package dev.teppan.platform.dispatch;

import dev.teppan.platform.execution.ExecutionId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Times at which an execution is to be looked at. Entries are never taken back: who gets one looks whether it still means
 * something. Used by the loop alone.
 */
final class Timers {

    /** What to look for. */
    enum Kind {
        /** It is due: its delay, or the pause after a refused launch, is over. */
        DUE,
        /** It may have waited for too long. */
        QUEUE_TIMEOUT,
        /** It may have run for too long. */
        ATTEMPT_TIMEOUT,
        /** It may have been out of reach for too long. */
        LOST
    }

    /** One entry. */
    record Timer(Instant at, ExecutionId execution, Kind kind) {}

    private final PriorityQueue<Timer> timers = new PriorityQueue<>(Comparator.comparing(Timer::at));

    void add(Instant at, ExecutionId execution, Kind kind) {
        timers.add(new Timer(at, execution, kind));
    }

    /** Takes what is due, earliest first, at most so many. */
    List<Timer> due(Instant now, int limit) {
        List<Timer> due = new ArrayList<>();
        while (due.size() < limit && !timers.isEmpty() && !timers.peek().at().isAfter(now)) {
            due.add(timers.remove());
        }
        return due;
    }

    /** How long until the next, at most {@code longest}. */
    Duration untilNext(Instant now, Duration longest) {
        if (timers.isEmpty()) {
            return longest;
        }
        Duration next = Duration.between(now, timers.peek().at());
        return next.isNegative() ? Duration.ZERO : next.compareTo(longest) < 0 ? next : longest;
    }
}
