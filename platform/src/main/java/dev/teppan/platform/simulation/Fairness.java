package dev.teppan.platform.simulation;

import java.util.Arrays;

/**
 * What applications hold, beside what is theirs: by dominant share of what the nodes have, as much as they ask for and, of
 * what is left, the same for all. Samples count for those that have work waiting.
 */
final class Fairness {

    private final double[] sums;
    private final int[] samples;

    Fairness(int applications) {
        sums = new double[applications];
        samples = new int[applications];
    }

    /**
     * A sample.
     *
     * @param held dominant shares
     * @param asked dominant shares of what waits
     */
    void sample(double[] held, double[] asked) {
        double[] demand = new double[held.length];
        for (int i = 0; i < held.length; i++) {
            demand[i] = held[i] + asked[i];
        }
        double level = level(demand, Arrays.stream(held).sum());
        for (int i = 0; i < held.length; i++) {
            double due = Math.min(demand[i], level);
            if (asked[i] > 0 && due > 0) {
                // More than is due, as others cannot use it, is not less fair.
                sums[i] += Math.min(1, held[i] / due);
                samples[i]++;
            }
        }
    }

    /** Jain's index of the means; 1 where nobody ever waited. */
    double jain() {
        double sum = 0;
        double squares = 0;
        int count = 0;
        for (int i = 0; i < sums.length; i++) {
            if (samples[i] > 0) {
                double mean = sums[i] / samples[i];
                sum += mean;
                squares += mean * mean;
                count++;
            }
        }
        return squares == 0 ? 1 : sum * sum / (count * squares);
    }

    /** How much each may have at the most, so that all together have no more than there is. */
    private static double level(double[] demand, double there) {
        double[] ascending = demand.clone();
        Arrays.sort(ascending);
        double left = there;
        for (int i = 0; i < ascending.length; i++) {
            double each = left / (ascending.length - i);
            if (ascending[i] >= each) {
                return each;
            }
            left -= ascending[i];
        }
        return ascending[ascending.length - 1];
    }
}
