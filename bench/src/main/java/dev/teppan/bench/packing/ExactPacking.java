package dev.teppan.bench.packing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/** The fewest nodes for small instances, by dynamic programming over how many of each kind are still to be packed. */
public final class ExactPacking {

    private static final long MOST_STATES = 3_000_000;

    private final PackingInstance instance;
    private final int[] radix;
    private final List<int[]> patterns = new ArrayList<>();

    private ExactPacking(PackingInstance instance) {
        this.instance = instance;
        this.radix = new int[instance.counts().length];
        int unit = 1;
        for (int k = 0; k < radix.length; k++) {
            radix[k] = unit;
            unit *= instance.counts()[k] + 1;
        }
        collect(0, new int[radix.length], instance.node());
    }

    /** The fewest nodes; empty where that would take too long. */
    public static OptionalInt of(PackingInstance instance) {
        double states = Arrays.stream(instance.counts())
                .mapToDouble(count -> count + 1.0)
                .reduce(1, (a, b) -> a * b);
        return states > MOST_STATES
                ? OptionalInt.empty()
                : OptionalInt.of(new ExactPacking(instance).fewest((int) states));
    }

    /** Fillings to which nothing more can be added; others are never needed, as a node may take less. */
    private void collect(int kind, int[] counts, int[] free) {
        if (kind == counts.length) {
            boolean full = true;
            for (int k = 0; k < counts.length; k++) {
                full &= counts[k] == instance.counts()[k] || instance.fits(k, free) == 0;
            }
            if (full) {
                patterns.add(counts.clone());
            }
            return;
        }
        int most = instance.fits(kind, free);
        for (int count = 0; count <= most; count++) {
            int[] rest = free.clone();
            for (int i = 0; i < rest.length; i++) {
                rest[i] -= count * instance.needs()[kind][i];
            }
            counts[kind] = count;
            collect(kind + 1, counts, rest);
        }
        counts[kind] = 0;
    }

    private int fewest(int states) {
        short[] nodes = new short[states];
        int[] left = new int[radix.length];
        for (int state = 1; state < states; state++) {
            next(left);
            short fewest = Short.MAX_VALUE;
            for (int[] pattern : patterns) {
                int rest = state;
                for (int k = 0; k < left.length; k++) {
                    rest -= Math.min(pattern[k], left[k]) * radix[k];
                }
                fewest = rest == state ? fewest : (short) Math.min(fewest, nodes[rest] + 1);
            }
            nodes[state] = fewest;
        }
        return nodes[states - 1];
    }

    private void next(int[] left) {
        int kind = 0;
        while (left[kind] == instance.counts()[kind]) {
            left[kind++] = 0;
        }
        left[kind]++;
    }
}
