package dev.teppan.platform.simulation;

import dev.teppan.spi.Resources;
import java.time.Duration;
import java.util.Random;

/**
 * The nodes of a simulated pool. A node is paid for from its request on, and for a minute at the least.
 *
 * @param size of each node
 * @param pricePerHour of each node
 * @param bootLeast from the request of a node until it takes work, at the least
 * @param bootMore mean of what comes on top, exponentially distributed
 * @param atStart how many are there when the run begins
 * @param most how many there may be
 */
public record NodeModel(
        Resources size, double pricePerHour, Duration bootLeast, Duration bootMore, int atStart, int most) {

    public NodeModel {
        if (pricePerHour < 0 || bootLeast.isNegative() || bootMore.isNegative() || atStart < 0 || most < atStart) {
            throw new IllegalArgumentException("no such nodes: " + atStart + " to " + most + ", boot " + bootLeast
                    + " and " + bootMore + ", price " + pricePerHour);
        }
        if (most < 1 || size.amounts().isEmpty()) {
            throw new IllegalArgumentException("nodes need a size, and there must be one at the least");
        }
    }

    /** These nodes, always there. */
    public NodeModel fixed(int count) {
        return new NodeModel(size, pricePerHour, bootLeast, bootMore, count, count);
    }

    /** Up to so many of these nodes, none at the start. */
    public NodeModel upTo(int count) {
        return new NodeModel(size, pricePerHour, bootLeast, bootMore, 0, count);
    }

    long bootMillis(Random random) {
        return bootLeast.toMillis() + Math.round(-Math.log(1 - random.nextDouble()) * bootMore.toMillis());
    }
}
