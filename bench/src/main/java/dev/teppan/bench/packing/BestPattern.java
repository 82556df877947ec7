package dev.teppan.bench.packing;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * What fits on one node and is worth most by given prices: a bounded knapsack of several resources, by branch and bound. The
 * bound is that of the knapsack whose single resource is a weighted sum, with weights that make it small. Cut off after so many
 * steps; {@link #most} is an upper bound also then.
 */
final class BestPattern {

    private static final int STEPS = 20_000;
    private static final double LEAST = 1e-7;

    private final PackingInstance instance;
    private final double[] prices;
    private double[] sizes = {};
    private double[] weights;
    private int[] order = {};
    private final int[] present;
    private int[] best;
    private double bestValue;
    private double open;
    private int steps;

    BestPattern(PackingInstance instance, double[] prices) {
        this.instance = instance;
        this.prices = prices;
        this.present = new int[prices.length];
        this.best = present.clone();
        this.weights = Arrays.stream(instance.node())
                .mapToDouble(amount -> amount > 0 ? 1.0 / amount : 0)
                .toArray();
        tighten();
        descend(0, instance.node(), 0);
    }

    /** The best pattern that was found. */
    int[] counts() {
        return best;
    }

    double value() {
        return bestValue;
    }

    /** No pattern is worth more. */
    double most() {
        return Math.max(bestValue, open);
    }

    /** Changes one weight after another for as long as that makes the bound smaller. */
    private void tighten() {
        double bound = rootBound(weights);
        for (double step = 1; step > 0.002; ) {
            boolean better = false;
            for (int i = 0; i < weights.length; i++) {
                for (double factor : new double[] {1 + step, 1 / (1 + step)}) {
                    double[] other = weights.clone();
                    other[i] *= factor;
                    double next = rootBound(other);
                    if (next < bound - 1e-9) {
                        bound = next;
                        weights = other;
                        better = true;
                    }
                }
            }
            step = better ? step : step / 2;
        }
        rootBound(weights);
    }

    private double rootBound(double[] other) {
        double[] before = weights;
        weights = other;
        sizes = Arrays.stream(instance.needs())
                .mapToDouble(need -> Math.max(1e-12, size(need)))
                .toArray();
        order = IntStream.range(0, prices.length)
                .filter(k -> prices[k] > 1e-9)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> -prices[k] / sizes[k]))
                .mapToInt(Integer::intValue)
                .toArray();
        double bound = bound(0, instance.node());
        weights = before;
        return bound;
    }

    private void descend(int from, int[] free, double value) {
        if (value > bestValue) {
            bestValue = value;
            best = present.clone();
        }
        int at = from;
        while (at < order.length && instance.fits(order[at], free) == 0) {
            at++;
        }
        if (at == order.length) {
            return;
        }
        double bound = value + bound(at, free);
        if (bound <= Math.max(bestValue, 1) + LEAST) {
            // A pattern that is worth no more than its node cannot make the packing better; its worth still bounds.
            open = Math.max(open, Math.min(bound, 1 + LEAST));
            return;
        }
        if (++steps > STEPS) {
            open = Math.max(open, bound);
            return;
        }
        int kind = order[at];
        for (int count = instance.fits(kind, free); count >= 0; count--) {
            int[] rest = free.clone();
            for (int i = 0; i < rest.length; i++) {
                rest[i] -= count * instance.needs()[kind][i];
            }
            present[kind] = count;
            descend(at + 1, rest, value + count * prices[kind]);
        }
        present[kind] = 0;
    }

    private double bound(int from, int[] free) {
        double room = size(free);
        double value = 0;
        for (int i = from; i < order.length && room > 0; i++) {
            int kind = order[i];
            int most = instance.fits(kind, free);
            if (most > 0) {
                double part = Math.min(1, room / (most * sizes[kind]));
                value += part * most * prices[kind];
                room -= most * sizes[kind];
            }
        }
        return value;
    }

    private double size(int[] vector) {
        double size = 0;
        for (int i = 0; i < vector.length; i++) {
            size += vector[i] * weights[i];
        }
        return size;
    }
}
