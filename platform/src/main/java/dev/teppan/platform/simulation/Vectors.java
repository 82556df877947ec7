package dev.teppan.platform.simulation;

import dev.teppan.spi.Resources;
import java.util.List;

/** The resources of a workload as arrays, in the order of the names that a node has. */
final class Vectors {

    private final List<String> names;
    private final long[] size;
    private final long[][] needs;

    Vectors(Workload workload) {
        names = List.copyOf(workload.nodes().size().amounts().keySet());
        size = vector(workload.nodes().size());
        needs = workload.kinds().stream().map(kind -> vector(kind.resources())).toArray(long[][]::new);
    }

    int count() {
        return size.length;
    }

    /** A node's. Not to be changed. */
    long[] size() {
        return size;
    }

    /** What a kind needs. Not to be changed. */
    long[] need(int kind) {
        return needs[kind];
    }

    static boolean fits(long[] need, long[] room) {
        for (int i = 0; i < need.length; i++) {
            if (need[i] > room[i]) {
                return false;
            }
        }
        return true;
    }

    Resources resources(long[] vector) {
        Resources resources = Resources.NONE;
        for (int i = 0; i < vector.length; i++) {
            resources = resources.with(names.get(i), vector[i]);
        }
        return resources;
    }

    private long[] vector(Resources resources) {
        return names.stream().mapToLong(resources::get).toArray();
    }
}
