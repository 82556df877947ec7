package dev.teppan.platform.simulation;

import dev.teppan.platform.scheduling.NodeShape;
import dev.teppan.spi.Resources;

/**
 * A shape of node that a simulated pool can get.
 *
 * @param name for people
 * @param lossesPerHour how often such a node is reclaimed, as spot capacity is: the rate of an exponentially distributed life
 *     from when it takes work; 0 never
 */
public record NodeOffer(String name, NodeShape shape, double lossesPerHour) {

    public NodeOffer {
        if (!(shape.pricePerHour() >= 0)
                || !(lossesPerHour >= 0)
                || shape.size().amounts().isEmpty()) {
            throw new IllegalArgumentException("no such nodes: " + name + " of " + shape + ", lost " + lossesPerHour);
        }
    }

    /** What such a node has. */
    public Resources size() {
        return shape.size();
    }
}
