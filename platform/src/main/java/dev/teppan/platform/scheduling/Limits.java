package dev.teppan.platform.scheduling;

import dev.teppan.platform.catalog.Application;
import dev.teppan.platform.catalog.Ceiling;
import dev.teppan.platform.catalog.Job;
import dev.teppan.platform.catalog.JobKey;
import dev.teppan.platform.catalog.Queue;
import dev.teppan.platform.catalog.Rate;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The weights, priorities and limits that hold now; what is not named has the usual ones. */
public record Limits(
        Map<String, ApplicationRule> applications, Map<String, QueueRule> queues, Map<JobKey, JobRule> jobs) {

    /**
     * What holds for an application.
     *
     * @param weight its share beside others, from 1; {@value ApplicationRule#USUAL_WEIGHT} is usual
     */
    public record ApplicationRule(int weight, Ceiling ceiling) {

        /** The weight of those that set none. */
        public static final int USUAL_WEIGHT = 100;

        /** The usual weight and no limit. */
        public static final ApplicationRule USUAL = new ApplicationRule(USUAL_WEIGHT, Ceiling.NONE);

        public ApplicationRule {
            if (weight < 1) {
                throw new IllegalArgumentException("a weight is at least 1: " + weight);
            }
        }
    }

    /**
     * What holds for a queue.
     *
     * @param priority higher goes first within an application
     * @param paused nothing of it starts
     */
    public record QueueRule(int priority, boolean paused, Ceiling ceiling) {

        /** Priority 0 and no limit. */
        public static final QueueRule USUAL = new QueueRule(0, false, Ceiling.NONE);
    }

    /**
     * What holds for a job.
     *
     * @param runningPerKey how many of one key may hold room at once; absent takes {@value JobRule#USUAL_PER_KEY}
     */
    public record JobRule(Ceiling ceiling, Optional<Integer> runningPerKey) {

        /** How many of one key run at once where the job does not say. */
        public static final int USUAL_PER_KEY = 1;

        /** No limit but that of keys. */
        public static final JobRule USUAL = new JobRule(Ceiling.NONE, Optional.empty());
    }

    /** No limit at all. */
    public static final Limits NONE = new Limits(Map.of(), Map.of(), Map.of());

    public Limits {
        applications = Map.copyOf(applications);
        queues = Map.copyOf(queues);
        jobs = Map.copyOf(jobs);
    }

    /** What these definitions set. */
    public static Limits of(Collection<Application> applications, Collection<Job> jobs, Collection<Queue> queues) {
        Map<String, ApplicationRule> byApplication = new HashMap<>();
        applications.forEach(application -> byApplication.put(
                application.name(), new ApplicationRule(application.weight(), application.ceiling())));
        Map<String, QueueRule> byQueue = new HashMap<>();
        queues.forEach(
                queue -> byQueue.put(queue.name(), new QueueRule(queue.priority(), queue.paused(), queue.ceiling())));
        Map<JobKey, JobRule> byJob = new HashMap<>();
        jobs.forEach(job -> byJob.put(
                job.key(), new JobRule(job.limits().ceiling(), job.limits().runningPerKey())));
        return new Limits(byApplication, byQueue, byJob);
    }

    /** The longest span of the rates that what is of this job and queue starts under; empty where there is none. */
    public Optional<Duration> longestSpan(JobKey job, String queue) {
        return Stream.of(application(job.application()).ceiling(), queue(queue).ceiling(), job(job).ceiling())
                .flatMap(ceiling -> ceiling.rate().stream())
                .map(Rate::per)
                .max(Comparator.naturalOrder());
    }

    ApplicationRule application(String name) {
        return applications.getOrDefault(name, ApplicationRule.USUAL);
    }

    QueueRule queue(String name) {
        return queues.getOrDefault(name, QueueRule.USUAL);
    }

    JobRule job(JobKey key) {
        return jobs.getOrDefault(key, JobRule.USUAL);
    }
}
