package dev.teppan.platform.scheduling;

import java.time.Duration;

/**
 * How the scheduler weighs things.
 *
 * @param memoryHalfLife after how long what an application held counts half
 * @param memoryWeight how much what it held counts beside what it holds now; 0 forgets at once
 * @param patience how long the oldest of a shape finds no room before a node may be reserved for it
 * @param mostPasses after how many starts of others of its application it is the next to have a node reserved; and how many
 *     others may start there until then
 */
public record SchedulerSettings(Duration memoryHalfLife, double memoryWeight, Duration patience, int mostPasses) {

    /** What is usual. */
    public static final SchedulerSettings USUAL =
            new SchedulerSettings(Duration.ofHours(1), 0.2, Duration.ofSeconds(10), 100);

    public SchedulerSettings {
        if (!memoryHalfLife.isPositive() || memoryWeight < 0 || patience.isNegative() || mostPasses < 1) {
            throw new IllegalArgumentException("no such settings: half-life " + memoryHalfLife + ", weight "
                    + memoryWeight + ", patience " + patience + ", passes " + mostPasses);
        }
    }
}
