package dev.teppan.platform.dispatch;

import dev.teppan.platform.catalog.Application;
import dev.teppan.platform.catalog.Job;
import dev.teppan.platform.catalog.JobKey;
import dev.teppan.platform.execution.Origin;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Definitions that the loop has read. Revisions never change, so only applications are forgotten. Used by the loop alone. */
final class KnownDefinitions {

    /** More revisions than run at a time; what is dropped is read again. */
    private static final int MOST_JOBS = 10_000;

    private record Revision(JobKey key, int revision) {}

    private final Definitions definitions;
    private final Map<Revision, Job> jobs = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Revision, Job> eldest) {
            return size() > MOST_JOBS;
        }
    };
    /** By the job itself, so that all that is bound to one revision shares what was put together: a million may wait. */
    private final IdentityHashMap<Job, Definition> together = new IdentityHashMap<>();

    private final Map<String, Optional<Application>> applications = new HashMap<>();

    KnownDefinitions(Definitions definitions) {
        this.definitions = definitions;
    }

    /** The definition that an execution is bound to. Blocks when it is not known yet. */
    Definition resolve(Origin origin) {
        JobKey key = new JobKey(origin.application(), origin.job());
        Revision revision = new Revision(key, origin.revision());
        Optional<Job> job = Optional.ofNullable(jobs.get(revision));
        if (job.isEmpty()) {
            job = definitions.job(key, origin.revision());
            job.ifPresent(read -> jobs.put(revision, read));
        }
        Optional<Application> application =
                applications.computeIfAbsent(origin.application(), definitions::application);
        return job.isPresent()
                ? together(job.get(), application)
                : new Definition.Unusable(
                        "It cannot run: there is no revision " + origin.revision() + " of the job " + key + ".");
    }

    /** Puts a definition together again, with the application as it is known now. Reads nothing. */
    Definition again(Job job, String application) {
        return together(job, applications.getOrDefault(application, Optional.empty()));
    }

    private Definition together(Job job, Optional<Application> application) {
        if (together.size() >= MOST_JOBS) {
            together.clear();
        }
        return together.computeIfAbsent(job, bound -> Definition.of(bound, application));
    }

    /** Reads all known applications again. Blocks; where it throws, nothing is changed. */
    void refresh() {
        Map<String, Optional<Application>> fresh = new HashMap<>();
        applications.keySet().forEach(name -> fresh.put(name, definitions.application(name)));
        applications.clear();
        applications.putAll(fresh);
        together.clear();
    }
}
