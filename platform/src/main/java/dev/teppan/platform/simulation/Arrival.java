package dev.teppan.platform.simulation;

/**
 * One execution of a workload.
 *
 * @param at when it is enqueued, in milliseconds of virtual time
 * @param kind the index of its shape in the workload
 * @param runs for how long it runs, in milliseconds; policies do not see it before it ended
 */
public record Arrival(long at, int kind, long runs) {
    public Arrival {
        if (at < 0 || kind < 0 || runs < 1) {
            throw new IllegalArgumentException("no such arrival: at " + at + ", kind " + kind + ", runs " + runs);
        }
    }
}
