package dev.teppan.platform.scheduling;

import java.util.List;

/**
 * A way to put waiting work onto nodes.
 *
 * @param nodes so many nodes, each with the same work
 * @param left how many of each kind found no node
 * @param leftSize their size
 * @param cost what the new nodes cost, or their size where they have no price
 */
record PackedNodes(List<Alike> nodes, long[] left, double leftSize, double cost) {

    private static final double EQUAL = 1e-9;

    /**
     * Nodes with the same work.
     *
     * @param counts how many of each kind are on each
     */
    record Alike(NodeSize size, long[] counts, long times) {}

    /** Whether it leaves less over, or as much at less cost, or at the same with fewer nodes. */
    boolean isBetterThan(PackedNodes other) {
        if (Math.abs(leftSize - other.leftSize) > EQUAL) {
            return leftSize < other.leftSize;
        }
        return Math.abs(cost - other.cost) > EQUAL ? cost < other.cost : count() < other.count();
    }

    long count() {
        return nodes.stream().mapToLong(Alike::times).sum();
    }
}
