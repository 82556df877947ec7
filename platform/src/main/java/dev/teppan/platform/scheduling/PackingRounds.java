package dev.teppan.platform.scheduling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Packs kinds of work onto empty nodes in several rounds and keeps the best. A round fills node after node with what is worth
 * most, and repeats each filling for as long as there is enough of each kind. What ended up on badly filled nodes is worth more
 * in the next round, so that it is packed earlier there (sequential value correction: E. A. Mukhacheva, G. N. Belov,
 * V. M. Kartak, A. S. Mukhacheva, "Linear one-dimensional cutting-packing problems", 2000). Work grows with kinds and fillings.
 */
final class PackingRounds {

    private static final int LEAST_ROUNDS = 3;
    private static final int MOST_ROUNDS = 150;

    private static final int LEAST_STEPS = 20;
    private static final int MOST_STEPS = 200;

    /** So many steps times kinds are looked at for one node. */
    private static final int EFFORT = 10_000;

    /** So many kinds times kinds there are in all rounds, as a round with twice the kinds takes four times as long. */
    private static final int KINDS_BY_KINDS = 20_000;

    /** How much more a badly filled node is worth: its filling to one of these powers, by turns. */
    private static final double[] CORRECTIONS = {3, 1, 6};

    /** Weights are reckoned afresh when so much of what waited is packed. */
    private static final double STALE = 0.98;

    private final List<NodeSize> sizes;
    private final int[][] needs;
    private final long[] waiting;
    private final double[] inverse;
    private final Bounds bounds;
    private final NodeFilling filling;
    private final double[] worth;

    /** What new nodes there may be. */
    record Bounds(long most, double mostPrice) {}

    /**
     * The rounds.
     *
     * @param needs of each kind, as long as the vectors of the sizes
     * @param waiting how many of each kind
     * @param inverse one divided by the most that any size has of a resource
     */
    PackingRounds(List<NodeSize> sizes, int[][] needs, long[] waiting, double[] inverse, Bounds bounds) {
        this.sizes = sizes;
        this.needs = needs;
        this.waiting = waiting;
        this.inverse = inverse;
        this.bounds = bounds;
        this.filling = new NodeFilling(needs, Math.clamp(EFFORT / Math.max(1, needs.length), LEAST_STEPS, MOST_STEPS));
        this.worth = new double[needs.length];
        Arrays.fill(worth, 1);
    }

    /** The best that was found. */
    PackedNodes run() {
        PackedNodes best = round(0);
        int rounds = Math.clamp(
                KINDS_BY_KINDS / Math.max(1L, (long) needs.length * needs.length), LEAST_ROUNDS, MOST_ROUNDS);
        for (int i = 1; i < rounds && couldBeBetter(best); i++) {
            PackedNodes next = round(i);
            best = next.isBetterThan(best) ? next : best;
        }
        return best;
    }

    /** With several sizes as few nodes may still cost less. */
    private boolean couldBeBetter(PackedNodes best) {
        return best.count() > 1 && (sizes.size() > 1 || best.count() > fewest(best));
    }

    /** No packing of as much has fewer nodes than this, by whichever resource is needed most. */
    private long fewest(PackedNodes packed) {
        double[] sums = new double[inverse.length];
        for (int k = 0; k < needs.length; k++) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += (waiting[k] - packed.left()[k]) * needs[k][i] * inverse[i];
            }
        }
        return (long) Math.ceil(Arrays.stream(sums).max().orElse(0) - 1e-9);
    }

    private PackedNodes round(int number) {
        long[] left = waiting.clone();
        long[] stock = sizes.stream().mapToLong(NodeSize::stock).toArray();
        List<PackedNodes.Alike> nodes = new ArrayList<>();
        double cost = 0;
        double price = 0;
        long added = 0;
        double weighed = Double.MAX_VALUE;
        while (true) {
            double volume = volume(left);
            if (volume < weighed * STALE) {
                filling.weigh(weights(left), worth.clone());
                weighed = volume;
            }
            PackedNodes.Alike next = next(number & 1, left, stock, bounds.most() - added, bounds.mostPrice() - price);
            if (next == null) {
                break;
            }
            correct(next, CORRECTIONS[number % CORRECTIONS.length]);
            nodes.add(next);
            for (int k = 0; k < left.length; k++) {
                left[k] -= next.times() * next.counts()[k];
            }
            stock[sizes.indexOf(next.size())] -= next.times();
            if (!next.size().isThere()) {
                added += next.times();
                price += next.times() * next.size().price();
                cost += next.times() * cost(next.size());
            }
        }
        return new PackedNodes(nodes, left, volume(left), cost);
    }

    /**
     * The next nodes: of those that are there before new ones, and of those with the most worth for the cost.
     *
     * @param half 1 where they are repeated half as often as they could be: such a round decides more often
     */
    private PackedNodes.@Nullable Alike next(int half, long[] left, long[] stock, long mostNew, double money) {
        PackedNodes.Alike best = null;
        double most = 0;
        for (int s = 0; s < sizes.size(); s++) {
            NodeSize size = sizes.get(s);
            long times = size.isThere() ? stock[s] : affordable(size, mostNew, money);
            boolean later = best != null && best.size().isThere() && !size.isThere();
            if (times > 0 && !later) {
                long[] counts = filling.fill(size.vector(), left);
                double value = filling.value(counts) / cost(size);
                if (value > most) {
                    most = value;
                    best = new PackedNodes.Alike(size, counts, (repeats(counts, left, times) + half) >> half);
                }
            }
        }
        return best;
    }

    private static long affordable(NodeSize size, long most, double money) {
        return size.price() > 0 ? Math.min(most, (long) Math.floor(money / size.price() + 1e-9)) : most;
    }

    private static long repeats(long[] counts, long[] left, long most) {
        long times = most;
        for (int k = 0; k < counts.length; k++) {
            times = counts[k] == 0 ? times : Math.min(times, left[k] / counts[k]);
        }
        return times;
    }

    private void correct(PackedNodes.Alike nodes, double power) {
        double full = filling.size(nodes.counts())
                / Math.max(1e-9, filling.room(nodes.size().vector()));
        double factor = Math.pow(1 / Math.max(0.05, full), power);
        for (int k = 0; k < worth.length; k++) {
            if (nodes.counts()[k] > 0) {
                double part = 0.5 * nodes.times() * nodes.counts()[k] / waiting[k];
                worth[k] = (1 - part) * worth[k] + part * factor;
            }
        }
    }

    private double cost(NodeSize size) {
        return size.price() > 0 ? size.price() : Math.max(1e-9, Fitting.size(size.vector(), inverse));
    }

    private double volume(long[] left) {
        double volume = 0;
        for (int k = 0; k < left.length; k++) {
            volume += left[k] == 0 ? 0 : left[k] * Fitting.size(needs[k], inverse);
        }
        return volume;
    }

    /** A resource weighs as much as there is need of it. */
    private double[] weights(long[] left) {
        double[] weights = new double[inverse.length];
        double sum = 0;
        for (int k = 0; k < left.length; k++) {
            for (int i = 0; left[k] > 0 && i < weights.length; i++) {
                double amount = left[k] * needs[k][i] * inverse[i];
                weights[i] += amount;
                sum += amount;
            }
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] *= inverse[i] / Math.max(1e-9, sum);
        }
        return weights;
    }
}
