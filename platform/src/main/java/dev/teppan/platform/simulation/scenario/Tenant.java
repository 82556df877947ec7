package dev.teppan.platform.simulation.scenario;

import dev.teppan.spi.Resources;
import java.time.Duration;
import java.util.Optional;

/**
 * An application of a made workload.
 *
 * @param weight its share beside others
 * @param jobs how many it has; each has resources between the two vectors, drawn once
 * @param runTime of its executions
 * @param perHour how many arrive by themselves, at exponentially distributed distances; 0 none
 * @param dailyPeak how many times more arrive at the peak of a day than in the trough; 1 for no difference
 * @param bursts many at once
 */
public record Tenant(
        String name,
        int weight,
        int jobs,
        Resources least,
        Resources most,
        RunTime runTime,
        double perHour,
        double dailyPeak,
        Optional<Bursts> bursts) {

    /**
     * For how long executions run: lognormal about a job's median, and some of them by a Pareto law from there on.
     *
     * @param spread standard deviation of the logarithm, within a job; 0 always the same
     * @param between the same of the medians of its jobs
     * @param tailPart how many are of the tail, as a part
     * @param tailAlpha the tail's exponent: the smaller, the heavier
     * @param longest cut there
     */
    public record RunTime(
            Duration median, double spread, double between, double tailPart, double tailAlpha, Duration longest) {}

    /**
     * Executions of one job within a short time.
     *
     * @param perDay how many bursts, at exponentially distributed distances
     * @param size of the smallest
     * @param alpha exponent of the Pareto law of sizes; absent: all the same
     * @param largest cut there
     * @param within how long one takes to arrive
     */
    public record Bursts(double perDay, int size, Optional<Double> alpha, int largest, Duration within) {}
}
