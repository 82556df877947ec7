package dev.teppan.bench;

import dev.teppan.spi.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** What each scheduler under measurement is given: the same nodes, sizes and executions, in the same order, from one seed. */
final class SchedulerInput {

    /** How many nodes there are, each of {@link #NODE}. */
    static final int NODES = 1_000;

    /** What a node has. */
    static final Resources NODE = Resources.of(16_000, 64_000);

    private static final int SHAPES = 30;
    private static final int APPLICATIONS = 20;

    private final Random random = new Random(1);
    private final List<Resources> sizes = new ArrayList<>();

    /** One execution that comes to wait. */
    record Arrival(UUID id, String application, String job, Resources needs) {}

    SchedulerInput() {
        for (int i = 0; i < SHAPES; i++) {
            sizes.add(Resources.of(250L * (1 + random.nextInt(12)), 512L * (1 + random.nextInt(24))));
        }
    }

    /** The next that arrives. */
    Arrival next() {
        UUID id = new UUID(random.nextLong(), random.nextLong());
        int size = random.nextInt(SHAPES);
        return new Arrival(id, "application-" + random.nextInt(APPLICATIONS), "job-" + size, sizes.get(size));
    }
}
