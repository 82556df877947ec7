package dev.teppan.platform.simulation;

import dev.teppan.spi.Resources;
import java.util.List;

/** The resources of a workload as arrays, in the order of the names that nodes have. */
final class Vectors {

    private final List<String> names;
    private final long[] largest;
    private final long[][] sizes;
    private final long[][] needs;

    Vectors(Workload workload) {
        Resources size = workload.nodes().size();
        names = List.copyOf(size.amounts().keySet());
        largest = vector(size);
        sizes = workload.nodes().offers().stream()
                .map(offer -> vector(offer.size()))
                .toArray(long[][]::new);
        needs = workload.kinds().stream().map(kind -> vector(kind.resources())).toArray(long[][]::new);
    }

    int count() {
        return largest.length;
    }

    /** The most that any node has of each resource. Not to be changed. */
    long[] largest() {
        return largest;
    }

    /** What a node of a shape has. Not to be changed. */
    long[] size(int offer) {
        return sizes[offer];
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

    /** Adds a vector so many times. */
    static void add(long[] sum, long[] vector, int times) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += vector[i] * times;
        }
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
