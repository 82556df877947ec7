package dev.teppan.platform.simulation;

import java.util.Map;

/**
 * What came of a run.
 *
 * @param waits of all
 * @param byApplication of each application's
 * @param makespan when the last one ended, in milliseconds
 * @param utilisation of the resource that there was least of, from the first arrival to the last
 * @param nodeHours what nodes were paid for until the last end
 * @param cost of those hours
 * @param fairness Jain's index over what applications had of what was theirs while they had work waiting; 1 is even
 */
public record Result(
        String contender,
        Waits waits,
        Map<String, Waits> byApplication,
        long makespan,
        double utilisation,
        double nodeHours,
        double cost,
        double fairness) {
    public Result {
        byApplication = Map.copyOf(byApplication);
    }
}
