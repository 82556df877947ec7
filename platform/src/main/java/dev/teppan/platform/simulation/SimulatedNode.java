package dev.teppan.platform.simulation;

import java.util.ArrayList;
import java.util.List;

/** A node that takes work. */
final class SimulatedNode {

    /** Something that runs here. */
    record Run(int number, int kind, long startedAt) {}

    private final String id;
    private final int offer;
    private final long requestedAt;
    private final long[] size;
    private final long[] free;
    private final List<Run> runs = new ArrayList<>();
    private long emptySince;

    /**
     * A node without work.
     *
     * @param offer the index of its shape
     */
    SimulatedNode(String id, int offer, long requestedAt, long readyAt, long[] size) {
        this.id = id;
        this.offer = offer;
        this.size = size;
        this.requestedAt = requestedAt;
        this.emptySince = readyAt;
        this.free = size.clone();
    }

    String id() {
        return id;
    }

    /** The index of its shape. */
    int offer() {
        return offer;
    }

    /** What it has in all. Not to be changed. */
    long[] size() {
        return size;
    }

    long requestedAt() {
        return requestedAt;
    }

    /** What is left. Not to be changed. */
    long[] free() {
        return free;
    }

    List<Run> runs() {
        return runs;
    }

    boolean isEmpty() {
        return runs.isEmpty();
    }

    /** Since when it is empty, where it is. */
    long emptySince() {
        return emptySince;
    }

    /**
     * Takes work.
     *
     * @throws IllegalStateException when there is no room for it: the policy is wrong
     */
    void start(Run run, long[] need) {
        if (!Vectors.fits(need, free)) {
            throw new IllegalStateException(
                    "execution " + run.number() + " was started on " + id + ", which has no room for it");
        }
        for (int i = 0; i < free.length; i++) {
            free[i] -= need[i];
        }
        runs.add(run);
    }

    void end(int number, long[] need, long now) {
        if (!runs.removeIf(run -> run.number() == number)) {
            throw new IllegalStateException("execution " + number + " does not run on " + id);
        }
        for (int i = 0; i < free.length; i++) {
            free[i] += need[i];
        }
        emptySince = now;
    }
}
