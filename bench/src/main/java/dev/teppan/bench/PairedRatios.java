package dev.teppan.bench;

import java.util.List;
import java.util.Locale;

/**
 * Ratios of paired measurements: in each round both sides were measured one after the other, so what changes on the machine
 * from round to round cancels out.
 */
record PairedRatios(List<Double> ascending) {

    PairedRatios {
        if (ascending.isEmpty()) {
            throw new IllegalArgumentException("no rounds");
        }
        ascending = ascending.stream().sorted().toList();
    }

    double median() {
        return quantile(0.5);
    }

    /** A quantile, linear between neighbours. */
    double quantile(double q) {
        double at = q * (ascending.size() - 1);
        int below = (int) Math.floor(at);
        int above = (int) Math.ceil(at);
        return ascending.get(below) + (at - below) * (ascending.get(above) - ascending.get(below));
    }

    /**
     * Lower end of the interval that holds the true median with at least 90 %: the order statistic k for which the binomial
     * probability of fewer than k of n values below the median is at most 5 % (the sign test turned round).
     */
    double low() {
        return ascending.get(rank() - 1);
    }

    /** Upper end of that interval. */
    double high() {
        return ascending.get(ascending.size() - rank());
    }

    private int rank() {
        int n = ascending.size();
        double term = Math.pow(0.5, n);
        double below = term;
        int k = 1;
        while (true) {
            term = term * (n - k + 1) / k;
            if (below + term > 0.05) {
                return k;
            }
            below += term;
            k++;
        }
    }

    String words() {
        return String.format(
                Locale.ROOT,
                "paired ratio: median %.3f, 90 %% interval %.3f to %.3f, quartiles %.3f and %.3f, %d rounds",
                median(),
                low(),
                high(),
                quantile(0.25),
                quantile(0.75),
                ascending.size());
    }
}
