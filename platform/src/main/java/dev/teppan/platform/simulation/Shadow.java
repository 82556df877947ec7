package dev.teppan.platform.simulation;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The reservation of plain EASY backfill: the node where the first that found no room would have it first, by estimates. What
 * is overdue is expected to run for half as long again as it ran, and a minute at the least.
 */
final class Shadow {

    private static final long OVERDUE = 60_000;

    private final Vectors vectors;
    private final long[] last;
    private final long[] lastButOne;
    private final long[] timeouts;
    private @Nullable SimulatedNode node;
    private long at;
    private long[] beside = {};

    Shadow(Workload workload, Vectors vectors) {
        this.vectors = vectors;
        int kinds = workload.kinds().size();
        this.last = new long[kinds];
        this.lastButOne = new long[kinds];
        this.timeouts = workload.kinds().stream()
                .mapToLong(kind -> kind.timeout().toMillis())
                .toArray();
    }

    /** The reserved node, where there is one. */
    @Nullable
    SimulatedNode node() {
        return node;
    }

    void clear() {
        node = null;
    }

    /** One of a kind took so long. */
    void ran(int kind, long millis) {
        lastButOne[kind] = last[kind];
        last[kind] = millis;
    }

    /** Reserves for one of a kind. */
    void set(int kind, List<SimulatedNode> nodes, long now) {
        at = Long.MAX_VALUE;
        for (SimulatedNode each : nodes) {
            long[] room = each.free().clone();
            long when = now;
            for (SimulatedNode.Run run : each.runs().stream()
                    .sorted(Comparator.comparingLong(running -> end(running, now)))
                    .toList()) {
                if (Vectors.fits(vectors.need(kind), room)) {
                    break;
                }
                when = end(run, now);
                Vectors.add(room, vectors.need(run.kind()), 1);
            }
            if (when < at) {
                at = when;
                node = each;
            }
        }
        if (node != null) {
            SimulatedNode reserved = node;
            beside = reserved.free().clone();
            reserved.runs().stream()
                    .filter(run -> end(run, now) <= at)
                    .forEach(run -> Vectors.add(beside, vectors.need(run.kind()), 1));
            Vectors.add(beside, vectors.need(kind), -1);
        }
    }

    /** Whether one of a kind may start there: it will have ended, or fits beside. */
    boolean allows(SimulatedNode where, int kind, long now) {
        return where != node || now + estimate(kind) <= at || Vectors.fits(vectors.need(kind), beside);
    }

    /** One of a kind starts. */
    void starts(SimulatedNode where, int kind, long now) {
        if (where == node && now + estimate(kind) > at) {
            Vectors.add(beside, vectors.need(kind), -1);
        }
    }

    private long end(SimulatedNode.Run run, long now) {
        long end = run.startedAt() + estimate(run.kind());
        return end > now ? end : now + Math.max(OVERDUE, (now - run.startedAt()) / 2);
    }

    /** The mean of the last two; the timeout where there are none. */
    private long estimate(int kind) {
        if (last[kind] == 0) {
            return timeouts[kind];
        }
        return lastButOne[kind] == 0 ? last[kind] : (last[kind] + lastButOne[kind]) / 2;
    }
}
