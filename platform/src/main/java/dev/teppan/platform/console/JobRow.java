package dev.teppan.platform.console;

import dev.teppan.platform.catalog.Application;
import dev.teppan.platform.catalog.Job;
import dev.teppan.platform.catalog.Versioned;
import dev.teppan.platform.console.text.Formats;
import dev.teppan.platform.execution.Execution;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A job in the list of jobs. */
record JobRow(
        String application,
        String name,
        String nameShort,
        String path,
        String description,
        String image,
        String imageShort,
        String resources,
        List<RunMark> runs,
        Moment saved,
        String savedBy) {

    private static final int RUNS = 5;

    /** @param runs its executions, newest first */
    static JobRow of(Versioned<Job> job, Optional<Application> application, List<Execution> runs, Instant now) {
        Job definition = job.definition();
        String image = JobFacts.image(definition, application);
        return new JobRow(
                definition.key().application(),
                definition.key().job(),
                Formats.middle(definition.key().job(), 48),
                Paths.job(definition.key()),
                definition.description(),
                image,
                Formats.middle(image, 44),
                Words.shape(definition.resources()),
                runs.stream()
                        .limit(RUNS)
                        .map(run -> RunMark.of(run, now))
                        .toList()
                        .reversed(),
                Moment.relative(job.changedAt(), now),
                job.changedBy().name());
    }
}
