package dev.teppan.platform.app;

import dev.teppan.platform.catalog.Application;
import dev.teppan.platform.catalog.Job;
import dev.teppan.platform.catalog.JobKey;
import dev.teppan.platform.catalog.Queue;
import dev.teppan.platform.catalog.Versioned;
import dev.teppan.platform.dispatch.Definitions;
import dev.teppan.platform.scheduling.Limits;
import dev.teppan.platform.store.Catalog;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The catalog as dispatch sees it.
 *
 * @param catalog one that remembers no present form: dispatch asks when something changed, and then wants to know it
 */
record CatalogDefinitions(Catalog catalog) implements Definitions {

    @Override
    public Optional<Job> job(JobKey key, int revision) {
        return catalog.jobRevision(key, revision).map(Versioned::definition);
    }

    @Override
    public Optional<Application> application(String name) {
        return catalog.application(name).map(Versioned::definition);
    }

    @Override
    public Limits limits() {
        Map<String, Integer> priorities = new HashMap<>();
        Set<String> paused = new HashSet<>();
        Map<String, Integer> byQueue = new HashMap<>();
        for (Versioned<Queue> versioned : catalog.queues()) {
            Queue queue = versioned.definition();
            priorities.put(queue.name(), queue.priority());
            queue.maxRunning().ifPresent(most -> byQueue.put(queue.name(), most));
            if (queue.paused()) {
                paused.add(queue.name());
            }
        }
        Map<JobKey, Integer> byJob = new HashMap<>();
        catalog.jobs().stream()
                .map(Versioned::definition)
                .forEach(job -> job.limits().maxRunning().ifPresent(most -> byJob.put(job.key(), most)));
        Map<String, Integer> byApplication = new HashMap<>();
        catalog.applications().stream()
                .map(Versioned::definition)
                .forEach(application ->
                        application.maxRunning().ifPresent(most -> byApplication.put(application.name(), most)));
        return new Limits(priorities, paused, byQueue, byJob, byApplication);
    }
}
