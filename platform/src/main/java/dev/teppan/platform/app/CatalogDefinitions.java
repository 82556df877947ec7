package dev.teppan.platform.app;

import dev.teppan.platform.catalog.Application;
import dev.teppan.platform.catalog.Job;
import dev.teppan.platform.catalog.JobKey;
import dev.teppan.platform.catalog.Versioned;
import dev.teppan.platform.dispatch.Definitions;
import dev.teppan.platform.scheduling.Limits;
import dev.teppan.platform.store.Catalog;
import java.util.Optional;

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
        return Limits.of(
                catalog.applications().stream().map(Versioned::definition).toList(),
                catalog.jobs().stream().map(Versioned::definition).toList(),
                catalog.queues().stream().map(Versioned::definition).toList());
    }
}
