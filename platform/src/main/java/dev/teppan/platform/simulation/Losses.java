package dev.teppan.platform.simulation;

/**
 * What lost nodes took with them.
 *
 * @param nodes how many were lost
 * @param runs how many executions ran on them, and were run again
 * @param lostMillis for how long those had run
 * @param givenUp executions that were lost so often that they failed
 */
public record Losses(int nodes, int runs, long lostMillis, int givenUp) {

    /** Nothing. */
    public static final Losses NONE = new Losses(0, 0, 0, 0);

    Losses node() {
        return new Losses(nodes + 1, runs, lostMillis, givenUp);
    }

    Losses run(long ran, boolean isGivenUp) {
        return new Losses(nodes, runs + 1, lostMillis + ran, givenUp + (isGivenUp ? 1 : 0));
    }
}
