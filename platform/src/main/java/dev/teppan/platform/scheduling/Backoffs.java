package dev.teppan.platform.scheduling;

import dev.teppan.platform.execution.Placement;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/**
 * Where one kind of need was refused, and until when it leaves that place alone: twice as long each time, and at once again
 * after a start. A whole executor is a placement without pool and node.
 */
final class Backoffs {

    /** The first pause, in milliseconds. */
    static final long FIRST = 1_000;

    /** The longest pause, in milliseconds. */
    static final long LONGEST = 60_000;

    /** After how long without a refusal, in milliseconds, the next pause is the first again. */
    static final long FORGOTTEN = 10 * LONGEST;

    /** One place's pause. */
    record Backoff(long since, long until, int refusals, String detail) {}

    private final Map<Placement, Backoff> places = new HashMap<>();

    static Placement executor(String name) {
        return new Placement(name, "", "");
    }

    boolean isEmpty() {
        return places.isEmpty();
    }

    void refused(Placement place, String detail, Optional<Long> retryAfter, long now) {
        Backoff before = places.get(place);
        int refusals = before == null || before.until() + FORGOTTEN < now ? 1 : before.refusals() + 1;
        long pause = retryAfter.orElse(Math.min(LONGEST, FIRST << Math.min(refusals - 1, 10)));
        places.put(place, new Backoff(now, now + pause, refusals, detail));
    }

    void started(Placement place) {
        places.remove(place);
        places.remove(executor(place.executor()));
    }

    boolean bars(Placement place, long now) {
        return bar(place, now).isPresent();
    }

    Optional<Backoff> bar(Placement place, long now) {
        return Optional.ofNullable(places.get(place))
                .filter(backoff -> backoff.until() > now)
                .or(() -> Optional.ofNullable(places.get(executor(place.executor())))
                        .filter(backoff -> backoff.until() > now));
    }

    /** The next end of a pause after a moment. */
    Optional<Long> nextEnd(long after) {
        return places.values().stream()
                .map(Backoff::until)
                .filter(until -> until > after)
                .min(Long::compare);
    }

    /** Whether a pause ended after one moment and up to another. */
    boolean endedWithin(long after, long upTo) {
        return places.values().stream().anyMatch(backoff -> backoff.until() > after && backoff.until() <= upTo);
    }

    void forget(long now) {
        for (Iterator<Backoff> all = places.values().iterator(); all.hasNext(); ) {
            if (all.next().until() + FORGOTTEN < now) {
                all.remove();
            }
        }
    }
}
