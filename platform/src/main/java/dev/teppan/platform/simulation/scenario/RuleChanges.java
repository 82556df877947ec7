package dev.teppan.platform.simulation.scenario;

import dev.teppan.platform.catalog.Ceiling;
import dev.teppan.platform.catalog.JobKey;
import dev.teppan.platform.scheduling.Limits;
import dev.teppan.platform.scheduling.Limits.ApplicationRule;
import dev.teppan.platform.scheduling.Limits.JobRule;
import dev.teppan.platform.scheduling.Limits.QueueRule;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Weights, priorities and limits that are to be others than they are.
 *
 * @param applications by name
 * @param queues by name
 * @param jobs by application and name
 */
public record RuleChanges(
        Map<String, ApplicationChange> applications, Map<String, QueueChange> queues, Map<JobKey, Ceiling> jobs) {

    /** None. */
    public static final RuleChanges NONE = new RuleChanges(Map.of(), Map.of(), Map.of());

    /** Of an application; what is not given stays. */
    public record ApplicationChange(Optional<Integer> weight, Optional<Ceiling> ceiling) {}

    /** Of a queue; what is not given stays. */
    public record QueueChange(Optional<Integer> priority, Optional<Ceiling> ceiling) {}

    public RuleChanges {
        applications = Map.copyOf(applications);
        queues = Map.copyOf(queues);
        jobs = Map.copyOf(jobs);
    }

    /** Other rules with these changes. */
    public Limits applied(Limits base) {
        Map<String, ApplicationRule> byApplication = new HashMap<>(base.applications());
        applications.forEach((name, change) -> {
            ApplicationRule before = byApplication.getOrDefault(name, ApplicationRule.USUAL);
            byApplication.put(
                    name,
                    new ApplicationRule(
                            change.weight().orElse(before.weight()),
                            change.ceiling().orElse(before.ceiling())));
        });
        Map<String, QueueRule> byQueue = new HashMap<>(base.queues());
        queues.forEach((name, change) -> {
            QueueRule before = byQueue.getOrDefault(name, QueueRule.USUAL);
            byQueue.put(
                    name,
                    new QueueRule(
                            change.priority().orElse(before.priority()),
                            before.paused(),
                            change.ceiling().orElse(before.ceiling())));
        });
        Map<JobKey, JobRule> byJob = new HashMap<>(base.jobs());
        jobs.forEach((key, ceiling) -> byJob.put(
                key, new JobRule(ceiling, byJob.getOrDefault(key, JobRule.USUAL).runningPerKey())));
        return new Limits(byApplication, byQueue, byJob);
    }
}
