package dev.teppan.platform.scheduling;

import dev.teppan.spi.Resources;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Packs waiting work onto the nodes of a pool: first onto those that run work, largest kinds first and in whole batches into the
 * fullest node that takes one; then onto empty ones and new ones, in rounds. Work grows with kinds, nodes and fillings, not with
 * what waits. For one packing and one thread.
 */
final class Packing {

    /** How one kind was packed. */
    record Line(Demand demand, long onPresent, long onNew, long leftOver) {}

    private final Dimensions dimensions = new Dimensions();
    private final List<NodeShape> shapes;
    private final int mostNew;
    private final double mostPrice;
    private final List<int[]> busy = new ArrayList<>();
    private final List<int[]> empty = new ArrayList<>();
    private final int[] addedOf;
    private List<Line> lines = List.of();
    private int usedEmpty;
    private double price;

    /**
     * A packing onto nothing.
     *
     * @param mostNew how many new nodes there may be
     * @param mostPrice what all nodes may cost together an hour
     */
    Packing(List<NodeShape> shapes, int mostNew, double mostPrice) {
        this.shapes = List.copyOf(shapes);
        this.mostNew = mostNew;
        this.mostPrice = mostPrice;
        this.addedOf = new int[shapes.size()];
    }

    /** A node that is there. */
    void node(Resources free, boolean runsWork, double pricePerHour) {
        (runsWork ? busy : empty).add(dimensions.vector(free));
        price += pricePerHour;
    }

    /** Packs all kinds. Once. */
    void pack(List<Demand> demands) {
        shapes.forEach(shape -> dimensions.vector(shape.size()));
        demands.forEach(demand -> dimensions.vector(demand.resources()));
        int width = dimensions.count();
        busy.replaceAll(free -> Arrays.copyOf(free, width));
        List<Demand> kinds =
                demands.stream().filter(demand -> demand.count() > 0).toList();
        int[][] needs =
                kinds.stream().map(kind -> dimensions.vector(kind.resources())).toArray(int[][]::new);
        List<NodeSize> sizes = sizes(width);
        double[] inverse = inverse(sizes, width);
        long[] left = kinds.stream().mapToLong(Demand::count).toArray();
        for (int kind : largestFirst(needs, inverse)) {
            left[kind] = isNothing(needs[kind]) ? 0 : ontoBusy(needs[kind], left[kind], inverse);
        }
        PackedNodes packed = new PackingRounds(
                        sizes, needs, left, inverse, new PackingRounds.Bounds(mostNew, mostPrice - price))
                .run();
        take(packed);
        lines = IntStream.range(0, needs.length)
                .mapToObj(k -> line(kinds.get(k), k, packed))
                .toList();
    }

    /** How each kind was packed, in the order in which they were given. */
    List<Line> lines() {
        return lines;
    }

    /** How many nodes, there or new, have work. */
    int used() {
        return busy.size() + usedEmpty + added();
    }

    /** How many nodes are new. */
    int added() {
        return Arrays.stream(addedOf).sum();
    }

    /** How many nodes are new, of each shape. */
    int[] addedOf() {
        return addedOf.clone();
    }

    /** What all nodes cost together an hour. */
    double price() {
        return price;
    }

    private void take(PackedNodes packed) {
        for (PackedNodes.Alike nodes : packed.nodes()) {
            int times = Math.toIntExact(nodes.times());
            if (nodes.size().isThere()) {
                usedEmpty += times;
            } else {
                addedOf[nodes.size().shape()] += times;
                price += times * nodes.size().price();
            }
        }
    }

    private static Line line(Demand demand, int kind, PackedNodes packed) {
        long onNew = packed.nodes().stream()
                .filter(nodes -> !nodes.size().isThere())
                .mapToLong(nodes -> nodes.times() * nodes.counts()[kind])
                .sum();
        long left = packed.left()[kind];
        return new Line(demand, demand.count() - onNew - left, onNew, left);
    }

    /** The empty nodes that are there, those of a size together, before the shapes. */
    private List<NodeSize> sizes(int width) {
        List<NodeSize> sizes = new ArrayList<>();
        empty.stream()
                .map(free -> Arrays.copyOf(free, width))
                .sorted(Arrays::compare)
                .forEach(free -> {
                    NodeSize last = sizes.isEmpty() ? null : sizes.getLast();
                    if (last != null && Arrays.equals(last.vector(), free)) {
                        sizes.set(sizes.size() - 1, new NodeSize(-1, last.vector(), 0, last.stock() + 1));
                    } else {
                        sizes.add(new NodeSize(-1, free, 0, 1));
                    }
                });
        for (int i = 0; i < shapes.size(); i++) {
            NodeShape shape = shapes.get(i);
            sizes.add(new NodeSize(i, dimensions.vector(shape.size()), shape.pricePerHour(), Long.MAX_VALUE));
        }
        return sizes;
    }

    private static List<Integer> largestFirst(int[][] needs, double[] inverse) {
        return IntStream.range(0, needs.length)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> -Fitting.size(needs[k], inverse)))
                .toList();
    }

    private static boolean isNothing(int[] need) {
        return Arrays.stream(need).allMatch(amount -> amount == 0);
    }

    /** Answers how many are left. */
    private long ontoBusy(int[] need, long count, double[] inverse) {
        long left = count;
        int[] node = fullest(need, inverse);
        while (left > 0 && node != null) {
            long batch = Math.min(left, Fitting.times(need, node));
            Fitting.take(node, need, batch);
            left -= batch;
            node = fullest(need, inverse);
        }
        return left;
    }

    /** The node with the least left over that takes one. */
    private int @Nullable [] fullest(int[] need, double[] inverse) {
        int[] best = null;
        double least = Double.MAX_VALUE;
        for (int[] free : busy) {
            double size = Fitting.size(free, inverse);
            if (size < least && Fitting.times(need, free) > 0) {
                best = free;
                least = size;
            }
        }
        return best;
    }

    /** One divided by the most that any size has of a resource; 0 where none has any. */
    private static double[] inverse(List<NodeSize> sizes, int width) {
        double[] inverse = new double[width];
        for (int i = 0; i < width; i++) {
            int at = i;
            int most = sizes.stream().mapToInt(size -> size.vector()[at]).max().orElse(0);
            inverse[i] = most > 0 ? 1.0 / most : 0;
        }
        return inverse;
    }
}
