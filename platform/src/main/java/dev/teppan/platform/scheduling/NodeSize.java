package dev.teppan.platform.scheduling;

/**
 * A size of node to be packed: a shape of which new ones can be had, or empty nodes that are there.
 *
 * @param shape which of the pool's shapes; -1 for nodes that are there
 * @param price of one an hour
 * @param stock how many there are at the most
 */
record NodeSize(int shape, int[] vector, double price, long stock) {

    boolean isThere() {
        return shape < 0;
    }
}
