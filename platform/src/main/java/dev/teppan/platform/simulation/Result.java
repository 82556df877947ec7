package dev.teppan.platform.simulation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What came of a run.
 *
 * @param contender the policy's name
 * @param waits of all: from when each arrived until it started, and again from when it was lost with its node
 * @param byApplication of each application's
 * @param makespan when the last one ended, in milliseconds
 * @param utilisation of the resource that there was least of, from the first arrival to the last
 * @param nodeHours what nodes were paid for until the last end
 * @param cost of those hours
 * @param fairness Jain's index over what applications had of what was theirs while they had work waiting; 1 is even
 * @param losses what lost nodes took with them
 * @param timeline what went on over time
 */
public record Result(
        String contender,
        Waits waits,
        Map<String, Waits> byApplication,
        long makespan,
        double utilisation,
        double nodeHours,
        double cost,
        double fairness,
        Losses losses,
        Timeline timeline) {
    public Result {
        byApplication = Collections.unmodifiableMap(new LinkedHashMap<>(byApplication));
    }
}
