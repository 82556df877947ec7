package dev.teppan.platform.scheduling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Of which shapes the nodes are that a pool is to get: those of the packing, and for head-room more of the same. */
final class MoreNodes {

    private final List<NodeShape> shapes;
    private final int[] packed;

    /** The shapes of a pool, and how many new nodes of each the packing has. */
    MoreNodes(List<NodeShape> shapes, int[] packed) {
        this.shapes = shapes;
        this.packed = packed.clone();
    }

    /** The shape of nodes beyond the packing: that of most of its new ones, or the cheapest. */
    private Optional<NodeShape> usual() {
        return IntStream.range(0, shapes.size())
                .boxed()
                .min(Comparator.comparingInt((Integer i) -> -packed[i])
                        .thenComparingDouble(i -> shapes.get(i).pricePerHour())
                        .thenComparing(i -> i))
                .map(shapes::get);
    }

    /** How many nodes beyond the packing may be had for so much money. */
    int affordable(double money) {
        double price = usual().map(NodeShape::pricePerHour).orElse(0.0);
        return price > 0 ? (int) Math.clamp(Math.floor(money / price + 1e-9), 0, Integer.MAX_VALUE) : Integer.MAX_VALUE;
    }

    /** So many nodes by shape. */
    List<Hint.More> split(int count) {
        List<Hint.More> more = new ArrayList<>();
        int left = count;
        for (int i = 0; i < packed.length && left > 0; i++) {
            int nodes = Math.min(left, packed[i]);
            left -= nodes;
            add(more, shapes.get(i), nodes);
        }
        int beyond = left;
        usual().ifPresent(shape -> add(more, shape, beyond));
        return more;
    }

    private static void add(List<Hint.More> more, NodeShape shape, int nodes) {
        if (nodes == 0) {
            return;
        }
        for (int i = 0; i < more.size(); i++) {
            if (more.get(i).shape().equals(shape)) {
                more.set(i, new Hint.More(shape, more.get(i).nodes() + nodes));
                return;
            }
        }
        more.add(new Hint.More(shape, nodes));
    }
}
