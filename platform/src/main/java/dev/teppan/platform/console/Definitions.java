package dev.teppan.platform.console;

import dev.teppan.platform.catalog.Application;
import dev.teppan.platform.catalog.DefinitionCodec;
import dev.teppan.platform.catalog.Job;
import dev.teppan.platform.catalog.JobKey;
import dev.teppan.platform.catalog.Versioned;
import dev.teppan.platform.store.CatalogStore;
import dev.teppan.platform.store.CatalogStore.Kind;
import dev.teppan.platform.store.CatalogStore.Stored;
import java.util.List;
import java.util.Optional;

/** The definitions that pages show, read from the store. Calls block. */
final class Definitions {

    private final CatalogStore store;

    Definitions(CatalogStore store) {
        this.store = store;
    }

    /** The names of all applications. */
    List<String> applications() {
        return store.list(Kind.APPLICATION).stream().map(Stored::name).toList();
    }

    /** The names of all queues. */
    List<String> queues() {
        return store.list(Kind.QUEUE).stream().map(Stored::name).toList();
    }

    /** All jobs, by application and name. */
    List<Versioned<Job>> jobs() {
        return store.list(Kind.JOB).stream().map(Definitions::job).toList();
    }

    Optional<Application> application(String name) {
        return store.find(Kind.APPLICATION, name)
                .map(stored -> DefinitionCodec.storedApplication(stored.name(), stored.definition()));
    }

    Optional<Versioned<Job>> job(JobKey key) {
        return store.find(Kind.JOB, key.toString()).map(Definitions::job);
    }

    /** A job as it was, also after its deletion. */
    Optional<Job> revision(JobKey key, int revision) {
        return store.findRevision(Kind.JOB, key.toString(), revision)
                .map(stored -> job(stored).definition());
    }

    /** The latest revisions of a job, newest first. */
    List<Versioned<Job>> revisions(JobKey key, int limit) {
        return store.revisions(Kind.JOB, key.toString(), limit).stream()
                .map(Definitions::job)
                .toList();
    }

    private static Versioned<Job> job(Stored stored) {
        int slash = stored.name().indexOf('/');
        JobKey key = new JobKey(stored.name().substring(0, slash), stored.name().substring(slash + 1));
        return new Versioned<>(
                DefinitionCodec.storedJob(key, stored.definition()),
                stored.revision(),
                stored.changedAt(),
                stored.changedBy());
    }
}
