package dev.teppan.bench;

/** A scheduler with nodes, work that runs and work that waits. Used by one thread. */
interface PlacingWorld extends AutoCloseable {

    /** So many of the input come to wait. */
    void waits(int count);

    /** How many wait. */
    long waiting();

    /** Some of what runs ends, and what waits takes its room; answers how many started. */
    int turn(int ends);

    /** What waits takes the room there is; answers how many started. */
    int plan();

    /** As {@link #plan}, with each need tried on all nodes, whatever earlier plans found. */
    int planAnew();

    @Override
    default void close() {}
}
