package dev.teppan.platform.scheduling;

import dev.teppan.spi.Resources;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Packs waiting work onto nodes that are there, largest first and each kind in whole batches into the fullest node that
 * takes one; and what is left onto new nodes, by patterns that are repeated for as long as there is enough of each kind. Work
 * grows with kinds, nodes and patterns, not with what waits.
 */
final class Packing {

    /** How one kind was packed. */
    record Line(Demand demand, long onPresent, long onNew, long leftOver) {}

    private static final class Bin {
        private final int[] free;
        private boolean used;

        Bin(int[] free, boolean used) {
            this.free = free;
            this.used = used;
        }
    }

    private record Size(int index, int[] vector, double price) {}

    private static final class Kind {
        private final Demand demand;
        private final int[] need;
        private long left;
        private long onPresent;

        Kind(Demand demand, int[] need) {
            this.demand = demand;
            this.need = need;
            boolean needsNothing = Arrays.stream(need).allMatch(amount -> amount == 0);
            this.left = needsNothing ? 0 : demand.count();
            this.onPresent = needsNothing ? demand.count() : 0;
        }
    }

    private final Dimensions dimensions = new Dimensions();
    private final List<Bin> bins = new ArrayList<>();
    private final List<Size> sizes = new ArrayList<>();
    private final double[] inverse;
    private final int mostNew;
    private final double mostPrice;
    private List<Line> lines = List.of();
    private int added;
    private final int[] addedByShape;
    private double price;

    /**
     * A packing onto nothing.
     *
     * @param mostNew how many new nodes there may be
     * @param mostPrice what all nodes may cost together
     */
    Packing(List<NodeShape> shapes, int mostNew, double mostPrice) {
        this.mostNew = mostNew;
        this.mostPrice = mostPrice;
        shapes.forEach(
                shape -> sizes.add(new Size(sizes.size(), dimensions.vector(shape.size()), shape.pricePerHour())));
        this.addedByShape = new int[sizes.size()];
        this.inverse = inverse(sizes);
    }

    /** A node that is there. */
    void node(Resources free, boolean runsWork, double pricePerHour) {
        bins.add(new Bin(dimensions.vector(free), runsWork));
        price += pricePerHour;
    }

    /** Packs all kinds. */
    void pack(List<Demand> demands) {
        List<Kind> kinds = demands.stream()
                .map(demand -> new Kind(demand, dimensions.vector(demand.resources())))
                .sorted(Comparator.comparingDouble((Kind kind) -> -size(kind.need))
                        .thenComparing(kind -> kind.demand.resources().toString())
                        .thenComparing(kind -> kind.demand.oldest()))
                .toList();
        kinds.forEach(this::ontoPresent);
        while (added < mostNew) {
            Pattern pattern = bestPattern(kinds);
            if (pattern == null) {
                break;
            }
            repeat(pattern, kinds);
        }
        lines = kinds.stream()
                .map(kind -> new Line(
                        kind.demand, kind.onPresent, kind.demand.count() - kind.onPresent - kind.left, kind.left))
                .toList();
    }

    List<Line> lines() {
        return lines;
    }

    /** How many nodes, there or new, have work. */
    int used() {
        return added + (int) bins.stream().filter(bin -> bin.used).count();
    }

    int added() {
        return added;
    }

    /** How many of each shape, in the order of the shapes. */
    List<Integer> addedByShape() {
        return Arrays.stream(addedByShape).boxed().toList();
    }

    double price() {
        return price;
    }

    private void ontoPresent(Kind kind) {
        Bin bin = fullest(kind.need);
        while (kind.left > 0 && bin != null) {
            long batch = Math.min(kind.left, times(kind.need, bin.free));
            take(bin.free, kind.need, batch);
            bin.used = true;
            kind.left -= batch;
            kind.onPresent += batch;
            bin = fullest(kind.need);
        }
    }

    /** The node with the least left over that takes one; of those in use before those that are not. */
    private @Nullable Bin fullest(int[] need) {
        Bin best = null;
        double least = Double.MAX_VALUE;
        for (Bin bin : bins) {
            if (times(need, bin.free) > 0) {
                double left = size(bin.free) + (bin.used ? 0 : 1_000);
                if (left < least) {
                    best = bin;
                    least = left;
                }
            }
        }
        return best;
    }

    /** What one new node of a size takes: so many of each kind. */
    private record Pattern(Size size, long[] counts, double worth) {}

    /** The pattern that takes most for its price, or of its size where there is no price. */
    private @Nullable Pattern bestPattern(List<Kind> kinds) {
        double[] weights = new double[inverse.length];
        for (Kind kind : kinds) {
            for (int i = 0; i < Math.min(kind.need.length, weights.length); i++) {
                weights[i] += kind.left * kind.need[i] * inverse[i];
            }
        }
        Pattern best = null;
        for (Size size : sizes) {
            if (price + size.price() <= mostPrice) {
                Pattern pattern = pattern(size, kinds, weights);
                if (pattern.worth() > 0 && (best == null || pattern.worth() > best.worth())) {
                    best = pattern;
                }
            }
        }
        return best;
    }

    /** Fills one node, each time with the kind that goes best with what is free: most of what there is most of. */
    private Pattern pattern(Size size, List<Kind> kinds, double[] weights) {
        int[] free = size.vector().clone();
        long[] counts = new long[kinds.size()];
        double taken = 0;
        while (true) {
            int best = -1;
            double most = -1;
            for (int k = 0; k < counts.length; k++) {
                Kind kind = kinds.get(k);
                if (counts[k] < kind.left && times(kind.need, free) > 0) {
                    double match = match(kind.need, free, weights);
                    if (match > most) {
                        best = k;
                        most = match;
                    }
                }
            }
            if (best < 0) {
                break;
            }
            take(free, kinds.get(best).need, 1);
            counts[best]++;
            taken += size(kinds.get(best).need);
        }
        return new Pattern(
                size, counts, taken / (size.price() > 0 ? size.price() : Math.max(1e-9, size(size.vector()))));
    }

    private double match(int[] need, int[] free, double[] weights) {
        double match = 0;
        for (int i = 0; i < Math.min(need.length, weights.length); i++) {
            double left = i < free.length ? free[i] * inverse[i] : 0;
            match += weights[i] * need[i] * inverse[i] * left;
        }
        return match;
    }

    /** Adds as many nodes of one pattern as there is work for, and money. */
    private void repeat(Pattern pattern, List<Kind> kinds) {
        long times = (long) mostNew - added;
        for (int k = 0; k < pattern.counts().length; k++) {
            if (pattern.counts()[k] > 0) {
                times = Math.min(times, kinds.get(k).left / pattern.counts()[k]);
            }
        }
        if (pattern.size().price() > 0) {
            times = Math.min(times, (long)
                    Math.floor((mostPrice - price) / pattern.size().price() + 1e-9));
        }
        times = Math.max(1, times);
        for (int k = 0; k < pattern.counts().length; k++) {
            kinds.get(k).left -= times * pattern.counts()[k];
        }
        added += Math.toIntExact(times);
        addedByShape[pattern.size().index()] += Math.toIntExact(times);
        price += times * pattern.size().price();
    }

    private static void take(int[] free, int[] need, long times) {
        for (int i = 0; i < need.length && i < free.length; i++) {
            free[i] -= Math.toIntExact(need[i] * times);
        }
    }

    /** How many times a need fits. */
    private static long times(int[] need, int[] free) {
        long times = Long.MAX_VALUE;
        for (int i = 0; i < need.length; i++) {
            if (need[i] > 0) {
                times = Math.min(times, i < free.length ? Math.max(0, free[i]) / need[i] : 0);
            }
        }
        return times;
    }

    /** A vector's size, each resource measured by the largest shape. */
    private double size(int[] vector) {
        double sum = 0;
        for (int i = 0; i < vector.length && i < inverse.length; i++) {
            sum += vector[i] * inverse[i];
        }
        return sum;
    }

    /** One divided by the most that any size has of a resource; 0 where none has any. */
    private static double[] inverse(List<Size> sizes) {
        double[] inverse = new double
                [sizes.stream().mapToInt(size -> size.vector().length).max().orElse(0)];
        for (Size size : sizes) {
            for (int i = 0; i < size.vector().length; i++) {
                double own = size.vector()[i] > 0 ? 1.0 / size.vector()[i] : 0;
                inverse[i] = inverse[i] == 0 || own == 0 ? Math.max(inverse[i], own) : Math.min(inverse[i], own);
            }
        }
        return inverse;
    }
}
