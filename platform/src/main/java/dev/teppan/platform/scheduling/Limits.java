package dev.teppan.platform.scheduling;

import dev.teppan.platform.catalog.Application;
import dev.teppan.platform.catalog.Job;
import dev.teppan.platform.catalog.JobKey;
import dev.teppan.platform.catalog.Queue;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The limits and priorities that hold now; what is not named has none.
 *
 * @param queuePriority higher goes first; 0 where not named
 * @param pausedQueues nothing of them starts
 * @param runningByQueue how many may hold room at once
 * @param runningByJob how many may hold room at once
 * @param runningByApplication how many may hold room at once
 */
public record Limits(
        Map<String, Integer> queuePriority,
        Set<String> pausedQueues,
        Map<String, Integer> runningByQueue,
        Map<JobKey, Integer> runningByJob,
        Map<String, Integer> runningByApplication) {

    /** No limit at all. */
    public static final Limits NONE = new Limits(Map.of(), Set.of(), Map.of(), Map.of(), Map.of());

    public Limits {
        queuePriority = Map.copyOf(queuePriority);
        pausedQueues = Set.copyOf(pausedQueues);
        runningByQueue = Map.copyOf(runningByQueue);
        runningByJob = Map.copyOf(runningByJob);
        runningByApplication = Map.copyOf(runningByApplication);
    }

    /** The limits that these definitions set. */
    public static Limits of(Collection<Application> applications, Collection<Job> jobs, Collection<Queue> queues) {
        Map<String, Integer> priorities = new HashMap<>();
        Map<String, Integer> byQueue = new HashMap<>();
        Set<String> paused = new HashSet<>();
        for (Queue queue : queues) {
            priorities.put(queue.name(), queue.priority());
            queue.maxRunning().ifPresent(most -> byQueue.put(queue.name(), most));
            if (queue.paused()) {
                paused.add(queue.name());
            }
        }
        Map<JobKey, Integer> byJob = new HashMap<>();
        jobs.forEach(job -> job.limits().maxRunning().ifPresent(most -> byJob.put(job.key(), most)));
        Map<String, Integer> byApplication = new HashMap<>();
        applications.forEach(
                application -> application.maxRunning().ifPresent(most -> byApplication.put(application.name(), most)));
        return new Limits(priorities, paused, byQueue, byJob, byApplication);
    }
}
