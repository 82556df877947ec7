package dev.teppan.platform.scheduling;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Fills one node with the waiting work that is worth most together: depth first by worth for each unit of room, and cut off by
 * what the room that is left could be worth at the most (Dantzig's bound, all resources weighed into one). It gives up after
 * so many steps, with the best found until then; the first dive is the greedy filling. For one thread.
 */
final class NodeFilling {

    private static final double LEAST = 1e-9;

    private final int[][] needs;
    private final int steps;
    private final double[] sizes;
    private double[] weights = {};
    private double[] values = {};
    private int[] order = {};
    private long[] left = {};
    private long[] present = {};
    private long[] best = {};
    private double bestValue;
    private int taken;

    /**
     * A filling.
     *
     * @param needs of each kind, all as long as a node's vector
     * @param steps after how many it gives up
     */
    NodeFilling(int[][] needs, int steps) {
        this.needs = needs;
        this.steps = steps;
        this.sizes = new double[needs.length];
    }

    /**
     * Sets what counts from now on.
     *
     * @param weights of one unit of each resource
     * @param worth of each kind, for each unit of its size by these weights
     */
    void weigh(double[] weights, double[] worth) {
        this.weights = weights;
        this.values = new double[needs.length];
        for (int k = 0; k < needs.length; k++) {
            sizes[k] = Math.max(LEAST, Fitting.size(needs[k], weights));
            values[k] = worth[k] * sizes[k];
        }
        order = IntStream.range(0, needs.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer k) -> -worth[k])
                        .thenComparingDouble(k -> -sizes[k])
                        .thenComparing(k -> k))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** So many of each kind for a node with this room; none where nothing fits. */
    long[] fill(int[] room, long[] waiting) {
        left = waiting;
        present = new long[needs.length];
        best = present.clone();
        bestValue = 0;
        taken = 0;
        descend(0, room, 0);
        return best;
    }

    /** The room of an empty node, by the weights that count. */
    double room(int[] vector) {
        return Fitting.size(vector, weights);
    }

    /** What a filling takes of a node, by the weights that count. */
    double size(long[] counts) {
        double size = 0;
        for (int k = 0; k < counts.length; k++) {
            size += counts[k] == 0 ? 0 : counts[k] * sizes[k];
        }
        return size;
    }

    /** What a filling is worth. */
    double value(long[] counts) {
        double value = 0;
        for (int k = 0; k < counts.length; k++) {
            value += counts[k] == 0 ? 0 : counts[k] * values[k];
        }
        return value;
    }

    private void descend(int from, int[] free, double value) {
        if (value > bestValue + LEAST) {
            bestValue = value;
            best = present.clone();
        }
        int at = from;
        while (at < order.length && mostOf(order[at], free) == 0) {
            at++;
        }
        if (at == order.length || ++taken > steps || value + couldBeWorth(at, free) <= bestValue + LEAST) {
            return;
        }
        int kind = order[at];
        for (long count = mostOf(kind, free); count >= 0 && taken <= steps; count--) {
            int[] rest = free;
            if (count > 0) {
                rest = Arrays.copyOf(free, free.length);
                Fitting.take(rest, needs[kind], count);
            }
            present[kind] = count;
            descend(at + 1, rest, value + count * values[kind]);
        }
        present[kind] = 0;
    }

    private long mostOf(int kind, int[] free) {
        return left[kind] == 0 ? 0 : Math.min(left[kind], Fitting.times(needs[kind], free));
    }

    /** The densest first, and of the last one a part. */
    private double couldBeWorth(int from, int[] free) {
        double room = Fitting.size(free, weights);
        double value = 0;
        for (int i = from; i < order.length && room > 0; i++) {
            int kind = order[i];
            long most = mostOf(kind, free);
            if (most > 0) {
                double part = Math.min(1, room / (most * sizes[kind]));
                value += part * most * values[kind];
                room -= most * sizes[kind];
            }
        }
        return value;
    }
}
