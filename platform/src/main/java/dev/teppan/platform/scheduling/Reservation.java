package dev.teppan.platform.scheduling;

import java.time.Instant;

/**
 * A node that is kept for the oldest of a shape that found no room for long. Node and deadline never change: until the
 * deadline the node takes others that will not be in the way then; after it, nobody else.
 */
final class Reservation {

    private final Lane lane;
    private final Site site;
    private final long deadline;
    private final int[] spare;
    private final int mostPasses;
    private int passes;

    /**
     * Keeps a site.
     *
     * @param spare what is left there beside the owner, at the deadline
     * @param mostPasses how many others may start there meanwhile, at the most
     */
    Reservation(Lane lane, Site site, long deadline, int[] spare, int mostPasses) {
        this.lane = lane;
        this.site = site;
        this.deadline = deadline;
        this.spare = spare;
        this.mostPasses = mostPasses;
    }

    Lane lane() {
        return lane;
    }

    Site site() {
        return site;
    }

    /** In milliseconds. */
    long deadline() {
        return deadline;
    }

    Instant deadlineTime() {
        return Instant.ofEpochMilli(deadline);
    }

    /**
     * Whether another may start there.
     *
     * @param end when that one will have ended, by a cautious estimate
     */
    boolean admits(int[] need, long end, long now) {
        return now < deadline && passes < mostPasses && (end <= deadline || Sites.fits(need, spare, 0, spare.length));
    }

    /** Another started there. */
    void passed(int[] need, long end) {
        passes++;
        if (end > deadline) {
            for (int i = 0; i < Math.min(need.length, spare.length); i++) {
                spare[i] -= need[i];
            }
        }
    }
}
