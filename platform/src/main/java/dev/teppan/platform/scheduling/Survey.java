package dev.teppan.platform.scheduling;

import dev.teppan.platform.catalog.JobKey;
import dev.teppan.platform.catalog.RunsOn;
import dev.teppan.platform.execution.Placement;
import dev.teppan.spi.Resources;
import java.time.Instant;
import java.util.List;

/**
 * What the scheduler knows of room beside what executors say.
 *
 * @param blocked the shapes that have waited longest of those that something keeps from starting
 * @param blockedShapes how many such shapes there are
 */
public record Survey(List<Reserved> reserved, List<Blocked> blocked, int blockedShapes) {

    /**
     * A node that is kept for the oldest of a shape.
     *
     * @param deadline until then others start there if they will have ended by then; from then on nobody else does
     */
    public record Reserved(Placement place, JobKey job, String queue, Resources resources, Instant deadline) {}

    /**
     * A shape of which nothing can start now.
     *
     * @param resources of each
     * @param count how many of it wait
     * @param oldest since when the oldest waits
     * @param reason what keeps the oldest, without a prediction
     */
    public record Blocked(
            JobKey job,
            String queue,
            Resources resources,
            RunsOn runsOn,
            long count,
            Instant oldest,
            WaitReason reason) {}

    public Survey {
        reserved = List.copyOf(reserved);
        blocked = List.copyOf(blocked);
    }
}
