package dev.teppan.platform.simulation;

import dev.teppan.platform.scheduling.NodeShape;
import dev.teppan.spi.Resources;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/**
 * The nodes of a simulated pool. A node is paid for from its request until it is given back or lost, and for a minute at the
 * least.
 *
 * @param offers the shapes that can be had, at least one; those at the start are of the first
 * @param bootLeast from the request of a node until it takes work, at the least
 * @param bootMore mean of what comes on top, exponentially distributed
 * @param atStart how many are there when the run begins
 * @param least how many are kept, also when nothing waits or runs
 * @param most how many there may be
 */
public record NodeModel(
        List<NodeOffer> offers, Duration bootLeast, Duration bootMore, int atStart, int least, int most) {

    public NodeModel {
        offers = List.copyOf(offers);
        if (bootLeast.isNegative() || bootMore.isNegative() || atStart < 0 || least < 0 || most < atStart) {
            throw new IllegalArgumentException(
                    "no such nodes: " + atStart + " to " + most + ", boot " + bootLeast + " and " + bootMore);
        }
        if (most < 1 || most < least || offers.isEmpty()) {
            throw new IllegalArgumentException("nodes need a shape, and there must be one at the least");
        }
    }

    /** Nodes of one shape, which are never lost. */
    public NodeModel(
            Resources size, double pricePerHour, Duration bootLeast, Duration bootMore, int atStart, int most) {
        this(
                List.of(new NodeOffer("node", new NodeShape(size, pricePerHour), 0)),
                bootLeast,
                bootMore,
                atStart,
                0,
                most);
    }

    /** These nodes, always there. */
    public NodeModel fixed(int count) {
        return new NodeModel(offers, bootLeast, bootMore, count, count, count);
    }

    /** Up to so many of these nodes, none at the start. */
    public NodeModel upTo(int count) {
        return new NodeModel(offers, bootLeast, bootMore, 0, 0, count);
    }

    /** Whether none are asked for or given back. */
    boolean isFixed() {
        return atStart == most;
    }

    /** The most that any shape has of each resource. */
    public Resources size() {
        Resources size = Resources.NONE;
        for (NodeOffer offer : offers) {
            for (String name : offer.size().amounts().keySet()) {
                size = size.with(name, Math.max(size.get(name), offer.size().get(name)));
            }
        }
        return size;
    }

    /** Whether some node has room for this. */
    public boolean takes(Resources need) {
        return offers.stream().anyMatch(offer -> need.fitsIn(offer.size()));
    }

    /** The index of the first shape that has room for this. */
    int firstFor(Resources need) {
        for (int i = 0; i < offers.size(); i++) {
            if (need.fitsIn(offers.get(i).size())) {
                return i;
            }
        }
        throw new IllegalArgumentException("no node has room for " + need);
    }

    long bootMillis(Random random) {
        return bootLeast.toMillis() + exponential(random, (double) bootMore.toMillis());
    }

    static long exponential(Random random, double mean) {
        return Math.round(-Math.log(1 - random.nextDouble()) * mean);
    }
}
