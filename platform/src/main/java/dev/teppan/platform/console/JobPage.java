package dev.teppan.platform.console;

import dev.teppan.platform.catalog.Application;
import dev.teppan.platform.catalog.Job;
import dev.teppan.platform.catalog.Versioned;
import dev.teppan.platform.console.text.Formats;
import dev.teppan.platform.execution.Execution;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One job. */
record JobPage(
        List<Crumb> crumbs,
        String application,
        String name,
        String nameShort,
        String jobPath,
        int revision,
        Moment saved,
        String savedBy,
        Sentence sentence,
        String description,
        String executionsPath,
        boolean hasRows,
        List<ExecutionRow> rows,
        List<Fact> facts,
        boolean hasVariables,
        String variablesHint,
        List<Fact> variables,
        List<RevisionRow> revisions)
        implements Page {

    private static final int ROWS = 15;

    static JobPage of(
            Versioned<Job> job,
            Optional<Application> application,
            List<Execution> latest,
            List<Versioned<Job>> revisions,
            Instant now) {
        Job definition = job.definition();
        String owner = definition.key().application();
        String name = definition.key().job();
        List<Fact> variables = JobFacts.variables(definition, application);
        int secrets = definition.secrets().size();
        return new JobPage(
                List.of(
                        new Crumb("Jobs", "/jobs"),
                        new Crumb(owner, "/jobs?q=" + Paths.query(owner + "/")),
                        new Crumb(Formats.middle(name, 40), "")),
                owner,
                name,
                Formats.middle(name, 60),
                Paths.job(definition.key()),
                job.revision(),
                Moment.relative(job.changedAt(), now),
                job.changedBy().name(),
                JobStory.tell(latest),
                definition.description(),
                Paths.executionsOf(definition.key()),
                !latest.isEmpty(),
                latest.stream()
                        .limit(ROWS)
                        .map(run -> ExecutionRow.of(run, now))
                        .toList(),
                JobFacts.of(definition, application),
                !variables.isEmpty(),
                Words.many(variables.size(), "name") + (secrets == 0 ? "" : ", " + secrets + " secret"),
                variables,
                revisions.stream()
                        .map(saved -> new RevisionRow(
                                saved.revision(), saved.changedBy().name(), Moment.relative(saved.changedAt(), now)))
                        .toList());
    }

    @Override
    public String template() {
        return "job";
    }

    @Override
    public String windowTitle() {
        return application + " / " + name + " · Jobs";
    }

    @Override
    public String section() {
        return "jobs";
    }

    @Override
    public String live() {
        return "list";
    }
}
