package dev.teppan.platform.scheduling;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Predicts starts: how many of its shape go first, divided by how often one of them starts; by its application where the shape
 * has hardly started, and by the ends of what runs where nothing has. It also predicts for some of each lane without being
 * asked, and sees what becomes of them: from how far it was off come its spread and its correction.
 */
final class Forecasts {

    private static final double FIRST_TENTH = 0.1;
    private static final double HALF = 0.5;
    private static final double LAST_TENTH = 0.9;
    private static final double USUALLY_EARLY = 0.4;
    private static final double USUALLY_LATE = 2.5;

    /** Up to so many go first, in each class of predictions but the last: nearer ones are off by more. */
    private static final long[] FAR = {4, 16, 64};

    private record Tracked(int slot, long since, long predicted, int far) {}

    /** Between two of a lane that are watched, in milliseconds. */
    private static final long BETWEEN = 30_000;

    /** So many of a lane are watched at the most. */
    private static final int MOST = 64;

    private final EarliestRoom earliest;
    private final Errors[] errors =
            IntStream.rangeClosed(0, FAR.length).mapToObj(i -> new Errors()).toArray(Errors[]::new);
    private final Map<Lane, Deque<Tracked>> tracked = new HashMap<>();

    Forecasts(Board board) {
        this.earliest = new EarliestRoom(board);
    }

    /** When one that waits for room will start; empty while nothing can be said. */
    Optional<Prediction> predict(Lane lane, int slot, long ahead, long now) {
        long rank = lane.line().rank(slot);
        return raw(lane, rank, ahead, now).map(wait -> {
            Errors off = errors[far(rank)];
            return new Prediction(
                    at(now, wait * off.factor(FIRST_TENTH, USUALLY_EARLY)),
                    at(now, wait * off.factor(HALF, 1)),
                    at(now, wait * off.factor(LAST_TENTH, USUALLY_LATE)));
        });
    }

    /** A lane found no room: what its youngest will wait is predicted, to be compared with what it does wait. */
    void blocked(Lane lane, long now) {
        Deque<Tracked> known = tracked.get(lane);
        int slot = lane.line().last();
        boolean due = known == null
                || (known.size() < MOST
                        && known.getLast().since() + BETWEEN <= now
                        && known.getLast().slot() != slot);
        if (due && lane.log().perMilli(now) > 0) {
            long rank = lane.line().size() - 1L;
            raw(lane, rank, rank, now)
                    .ifPresent(wait -> tracked.computeIfAbsent(lane, same -> new ArrayDeque<>())
                            .add(new Tracked(slot, now, Math.round(wait), far(rank))));
        }
    }

    void started(Lane lane, int slot, long now) {
        take(lane, slot).ifPresent(known -> errors[known.far()].add(now - known.since(), known.predicted()));
    }

    /** It waits no longer, for whatever reason. */
    void forget(Lane lane, int slot) {
        take(lane, slot);
    }

    int tracked() {
        return tracked.size();
    }

    private Optional<Tracked> take(Lane lane, int slot) {
        Deque<Tracked> all = tracked.get(lane);
        if (all == null) {
            return Optional.empty();
        }
        Optional<Tracked> found =
                all.stream().filter(known -> known.slot() == slot).findFirst();
        found.ifPresent(all::remove);
        if (all.isEmpty()) {
            tracked.remove(lane);
        }
        return found;
    }

    private Optional<Double> raw(Lane lane, long rank, long ahead, long now) {
        double ofLane = lane.log().perMilli(now);
        if (ofLane > 0) {
            return Optional.of((rank + 1) / ofLane);
        }
        double ofTenant = lane.tenant().log().perMilli(now);
        if (ofTenant > 0) {
            return Optional.of((ahead + 1) / ofTenant);
        }
        return earliest.find(lane.need(), now, site -> true).map(found -> (double) Math.max(1, found.at() - now));
    }

    private static int far(long rank) {
        int far = 0;
        while (far < FAR.length && rank >= FAR[far]) {
            far++;
        }
        return far;
    }

    private static Instant at(long now, double wait) {
        return Instant.ofEpochMilli(now + Math.round(wait));
    }
}
