package dev.teppan.platform.scheduling;

import dev.teppan.platform.catalog.JobKey;
import dev.teppan.platform.catalog.RunsOn;
import dev.teppan.spi.Resources;
import java.time.Duration;

/**
 * All that the scheduler needs to know of an execution but its age and its key. Executions of one shape are
 * interchangeable, so work is counted by shape and never looked at one by one.
 *
 * @param timeout how long an attempt may run: what bounds every estimate
 */
public record Shape(JobKey job, String queue, Resources resources, RunsOn runsOn, Duration timeout, Placing placing) {

    /** Which of several nodes with room is taken. */
    public enum Placing {
        /** The fullest: keeps large blocks free and empties nodes. */
        PACK,
        /** The one with the fewest of the same job, then the emptiest. */
        SPREAD
    }
}
