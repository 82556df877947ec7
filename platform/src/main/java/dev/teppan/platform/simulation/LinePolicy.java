package dev.teppan.platform.simulation;

import dev.teppan.platform.scheduling.Demand;
import dev.teppan.platform.scheduling.Shape;
import dev.teppan.spi.Resources;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * One line, oldest first, for all applications: what others do, for comparison only. All take the node with the least left
 * over.
 */
final class LinePolicy implements Policy {

    /** What happens to those behind one that finds no room. */
    enum Order {
        /** They wait too. */
        STRICT,
        /** They start where they fit. */
        SKIP,
        /** They start where they do not delay the first that found no room, by estimates made anew each time. */
        EASY
    }

    private final Workload workload;
    private final Vectors vectors;
    private final Order order;
    private final int window;
    private final long busyAfterStart;
    private final Shadow shadow;
    private final Deque<Integer> outside = new ArrayDeque<>();
    private final List<PriorityQueue<Integer>> lines = new ArrayList<>();
    private final Deque<Long> busyUntil = new ArrayDeque<>();
    // A kind that found no room is not tried again before room grew where it fits.
    private final boolean[] blocked;
    private int inside;

    /**
     * A line.
     *
     * @param window how many of the oldest are looked at; others wait outside
     * @param busyAfterStart for how long one that started keeps its place in the window, in milliseconds
     */
    LinePolicy(Workload workload, Vectors vectors, Order order, int window, long busyAfterStart) {
        this.workload = workload;
        this.vectors = vectors;
        this.order = order;
        this.window = window;
        this.busyAfterStart = busyAfterStart;
        this.shadow = new Shadow(workload, vectors);
        this.blocked = new boolean[workload.kinds().size()];
        workload.kinds().forEach(kind -> lines.add(new PriorityQueue<>()));
    }

    @Override
    public void arrives(int number, int kind, long now) {
        outside.add(number);
        admit();
    }

    @Override
    public void ended(int number, int kind, SimulatedNode node, long ran, long now) {
        shadow.ran(kind, ran);
        grew(node);
    }

    @Override
    public void lost(int number, int kind, boolean again, long now) {
        if (again) {
            lines.get(kind).add(number);
            inside++;
        }
    }

    @Override
    public void nodesChanged(Fleet fleet, long now) {
        Arrays.fill(blocked, false);
    }

    @Override
    public void plan(Fleet fleet, long now, Starter starter) {
        while (!busyUntil.isEmpty() && busyUntil.element() <= now) {
            busyUntil.remove();
        }
        List<SimulatedNode> nodes = fleet.nodes();
        SimulatedNode reserved = shadow.node();
        if (reserved != null) {
            grew(reserved);
        }
        shadow.clear();
        do {
            admit();
            pass(nodes, now, starter);
        } while (!outside.isEmpty() && inside + busyUntil.size() < window);
    }

    @Override
    public long again() {
        return busyUntil.isEmpty() || outside.isEmpty() ? Long.MAX_VALUE : busyUntil.element();
    }

    @Override
    public List<Demand> demands(long now) {
        Map<Resources, Demand> byNeed = new LinkedHashMap<>();
        for (int kind = 0; kind < lines.size(); kind++) {
            PriorityQueue<Integer> line = lines.get(kind);
            if (!line.isEmpty()) {
                Shape shape = workload.kinds().get(kind);
                Instant oldest = Instant.ofEpochMilli(
                        workload.arrivals().get(line.element()).at());
                Demand demand = new Demand(shape.resources(), shape.runsOn(), line.size(), oldest);
                byNeed.merge(shape.resources(), demand, LinePolicy::sum);
            }
        }
        return List.copyOf(byNeed.values());
    }

    private void admit() {
        while (!outside.isEmpty() && inside + busyUntil.size() < window) {
            int number = outside.remove();
            lines.get(workload.arrivals().get(number).kind()).add(number);
            inside++;
        }
    }

    private void pass(List<SimulatedNode> nodes, long now, Starter starter) {
        PriorityQueue<Integer> heads = new PriorityQueue<>();
        for (int kind = 0; kind < blocked.length; kind++) {
            // Where the first that finds no room decides over the others, it is looked at though it is known not to
            // fit.
            if (!lines.get(kind).isEmpty() && (!blocked[kind] || order != Order.SKIP)) {
                heads.add(lines.get(kind).element());
            }
        }
        while (!heads.isEmpty()) {
            int number = heads.remove();
            int kind = workload.arrivals().get(number).kind();
            SimulatedNode node = blocked[kind] ? null : fullest(nodes, kind, now);
            if (node != null) {
                lines.get(kind).remove();
                inside--;
                if (busyAfterStart > 0) {
                    busyUntil.add(now + busyAfterStart);
                }
                shadow.starts(node, kind, now);
                starter.start(number, node.id());
                if (!lines.get(kind).isEmpty()) {
                    heads.add(lines.get(kind).element());
                }
            } else {
                blocked[kind] = true;
                if (order == Order.STRICT) {
                    return;
                }
                if (order == Order.EASY && shadow.node() == null) {
                    shadow.set(kind, nodes, now);
                }
            }
        }
    }

    private @Nullable SimulatedNode fullest(List<SimulatedNode> nodes, int kind, long now) {
        long[] need = vectors.need(kind);
        SimulatedNode best = null;
        double least = Double.MAX_VALUE;
        for (SimulatedNode node : nodes) {
            if (Vectors.fits(need, node.free()) && shadow.allows(node, kind, now)) {
                double left = 0;
                for (int i = 0; i < need.length; i++) {
                    left += (double) (node.free()[i] - need[i]) / vectors.largest()[i];
                }
                if (left < least) {
                    least = left;
                    best = node;
                }
            }
        }
        return best;
    }

    private void grew(SimulatedNode node) {
        for (int kind = 0; kind < blocked.length; kind++) {
            if (blocked[kind] && Vectors.fits(vectors.need(kind), node.free())) {
                blocked[kind] = false;
            }
        }
    }

    private static Demand sum(Demand one, Demand other) {
        return new Demand(
                one.resources(),
                one.runsOn(),
                one.count() + other.count(),
                one.oldest().isBefore(other.oldest()) ? one.oldest() : other.oldest());
    }
}
