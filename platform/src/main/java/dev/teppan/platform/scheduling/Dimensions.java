package dev.teppan.platform.scheduling;

import dev.teppan.spi.Resources;
import java.util.ArrayList;
import java.util.List;

/**
 * Which place each named resource has in a vector: cpu, memory and gpu first, others in the order in which they were met.
 * They only grow, so a vector stays right.
 */
final class Dimensions {

    private final List<String> names = new ArrayList<>(List.of(Resources.CPU, Resources.MEMORY, Resources.GPU));

    int count() {
        return names.size();
    }

    String name(int dimension) {
        return names.get(dimension);
    }

    /** The amounts as a vector; what no vector of integers holds counts as the largest there is. */
    int[] vector(Resources resources) {
        for (String name : resources.amounts().keySet()) {
            if (!names.contains(name)) {
                names.add(name);
            }
        }
        int[] vector = new int[names.size()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = Math.clamp(resources.get(names.get(i)), Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
        return vector;
    }

    /** What a vector says in names. */
    Resources resources(int[] vector) {
        Resources resources = Resources.NONE;
        for (int i = 0; i < vector.length; i++) {
            resources = vector[i] == 0 ? resources : resources.with(names.get(i), vector[i]);
        }
        return resources;
    }
}
