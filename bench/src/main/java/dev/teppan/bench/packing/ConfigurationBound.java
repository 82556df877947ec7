package dev.teppan.bench.packing;

import java.util.Arrays;

/**
 * The linear program over all patterns (ways to fill one node), solved by making patterns as they are needed (P. C. Gilmore,
 * R. E. Gomory, "A linear programming approach to the cutting-stock problem", 1961), by the revised simplex method with an
 * explicit inverse. Its value is a bound that no packing goes below. Where it is cut off, or a pattern's search is, the bound is
 * that of A. A. Farley ("A note on bounding a class of linear programming problems", 1990), which holds at any time.
 */
public final class ConfigurationBound {

    private static final int MOST_STEPS = 1_500;
    private static final double LEAST = 1e-9;

    private final PackingInstance instance;
    private final double[][] inverse;
    private final double[] basis;
    private double bound;

    private ConfigurationBound(PackingInstance instance) {
        this.instance = instance;
        int kinds = instance.counts().length;
        this.inverse = new double[kinds][kinds];
        this.basis = new double[kinds];
        for (int k = 0; k < kinds; k++) {
            inverse[k][k] = 1.0 / instance.fits(k, instance.node());
            basis[k] = instance.counts()[k] * inverse[k][k];
        }
    }

    /** No packing of this has fewer nodes. */
    public static int of(PackingInstance instance) {
        ConfigurationBound bound = new ConfigurationBound(instance);
        int steps = 0;
        while (steps < MOST_STEPS && bound.step()) {
            steps++;
        }
        return (int) Math.ceil(Math.max(bound.bound, volume(instance)) - 1e-6);
    }

    /** All needs together, by whichever resource is needed most. */
    private static double volume(PackingInstance instance) {
        double most = 0;
        for (int i = 0; i < instance.node().length; i++) {
            double sum = 0;
            for (int k = 0; k < instance.counts().length; k++) {
                sum += (double) instance.counts()[k] * instance.needs()[k][i];
            }
            most = instance.node()[i] > 0 ? Math.max(most, sum / instance.node()[i]) : most;
        }
        return most;
    }

    /** Takes one more pattern in; answers whether there may be another that makes the value smaller. */
    private boolean step() {
        double value = Arrays.stream(basis).sum();
        double[] prices = prices();
        BestPattern pattern = new BestPattern(instance, prices);
        double worth = 0;
        for (int k = 0; k < prices.length; k++) {
            worth += prices[k] * instance.counts()[k];
        }
        bound = Math.max(bound, worth / Math.max(1, pattern.most()));
        boolean proven = Math.ceil(bound - 1e-6) >= Math.ceil(value - 1e-6);
        return !proven && pattern.value() > 1 + LEAST && enter(pattern.counts());
    }

    private double[] prices() {
        double[] prices = new double[basis.length];
        for (double[] row : inverse) {
            for (int k = 0; k < prices.length; k++) {
                prices[k] += row[k];
            }
        }
        return prices;
    }

    private boolean enter(int[] pattern) {
        double[] column = new double[basis.length];
        for (int i = 0; i < column.length; i++) {
            for (int k = 0; k < pattern.length; k++) {
                column[i] += pattern[k] == 0 ? 0 : inverse[i][k] * pattern[k];
            }
        }
        int leaves = leaves(column);
        if (leaves < 0) {
            return false;
        }
        double times = Math.max(0, basis[leaves]) / column[leaves];
        for (int i = 0; i < column.length; i++) {
            basis[i] -= times * column[i];
        }
        basis[leaves] = times;
        for (int k = 0; k < pattern.length; k++) {
            inverse[leaves][k] /= column[leaves];
        }
        for (int i = 0; i < column.length; i++) {
            for (int k = 0; i != leaves && column[i] != 0 && k < pattern.length; k++) {
                inverse[i][k] -= column[i] * inverse[leaves][k];
            }
        }
        return true;
    }

    /** The first to reach nothing; of several, that with the largest entry, which rounds least. */
    private int leaves(double[] column) {
        int leaves = -1;
        double least = Double.MAX_VALUE;
        for (int i = 0; i < column.length; i++) {
            if (column[i] > LEAST) {
                double times = Math.max(0, basis[i]) / column[i];
                boolean sooner = times < least - 1e-12;
                if (sooner || (times <= least + 1e-12 && column[i] > column[leaves])) {
                    leaves = i;
                    least = Math.min(least, times);
                }
            }
        }
        return leaves;
    }
}
