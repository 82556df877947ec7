package dev.teppan.platform.catalog;

import dev.teppan.spi.Resources;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What an attempt gets: a revision of its job, completed by its application as it is now. */
public sealed interface JobResolution {

    /**
     * All that is known before placement.
     *
     * @param image the full reference
     * @param command empty keeps the image's own
     * @param environment plain variables, in order of their names
     * @param secrets variables whose values are looked up when the attempt starts; none is in {@code environment}
     */
    record Resolved(
            Job job,
            ImageReference image,
            List<String> command,
            Map<String, String> environment,
            Map<String, SecretReference> secrets,
            Resources resources,
            RunsOn runsOn)
            implements JobResolution {}

    /**
     * It cannot run as it is defined.
     *
     * @param detail one sentence for a person, with what to do
     */
    record Impossible(String detail) implements JobResolution {}

    /** Resolves a revision of a job. */
    static JobResolution of(Job job, Optional<Application> application) {
        if (application.isEmpty()) {
            return new Impossible("the application \"" + job.key().application() + "\" does not exist any more");
        }
        Application owner = application.get();
        Optional<ImageReference> image = job.image().or(owner::image);
        if (image.isEmpty()) {
            return new Impossible("neither the job " + job.key() + " nor its application names an image");
        }
        Map<String, String> environment = new TreeMap<>(owner.environment());
        environment.keySet().removeAll(job.secrets().keySet());
        environment.putAll(job.environment());
        return new Resolved(
                job,
                image.get(),
                job.command().orElse(List.of()),
                environment,
                job.secrets(),
                job.resources(),
                runsOn(job, owner));
    }

    /** Where a job may run, its application's default included. */
    static RunsOn runsOn(Job job, Application application) {
        return job.runsOn().or(application::runsOn).orElse(RunsOn.ANYWHERE);
    }
}
