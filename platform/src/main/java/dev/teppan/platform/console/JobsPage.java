package dev.teppan.platform.console;

import dev.teppan.platform.catalog.Application;
import dev.teppan.platform.catalog.Job;
import dev.teppan.platform.catalog.JobKey;
import dev.teppan.platform.catalog.Versioned;
import dev.teppan.platform.console.text.Formats;
import dev.teppan.platform.execution.Execution;
import dev.teppan.platform.store.StoredExecution;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The list of jobs, or those whose names hold what was searched for. */
record JobsPage(Sentence sentence, boolean hasJobs, List<JobRow> jobs, String empty, String firstCall) implements Page {

    private static final String FIRST_JOB = """
            cat > hello.yaml <<'END'
            kind: application
            name: sample
            ---
            kind: job
            application: sample
            name: hello
            image: busybox
            command: [sh, -c, 'echo "$TEPPAN_MESSAGE"']
            END
            teppan apply -f hello.yaml""";

    /**
     * @param search part of a name; empty for all
     * @param recent the newest executions of all jobs
     */
    static JobsPage of(
            List<Versioned<Job>> all,
            Function<String, Optional<Application>> applications,
            List<StoredExecution> recent,
            String search,
            Instant now) {
        String wanted = search.toLowerCase(Locale.ROOT);
        Map<JobKey, List<Execution>> runs =
                recent.stream().map(StoredExecution::execution).collect(Collectors.groupingBy(Subjects::job));
        List<JobRow> rows = all.stream()
                .filter(job -> job.definition()
                        .key()
                        .toString()
                        .toLowerCase(Locale.ROOT)
                        .contains(wanted))
                .map(job -> JobRow.of(
                        job,
                        applications.apply(job.definition().key().application()),
                        runs.getOrDefault(job.definition().key(), List.of()),
                        now))
                .toList();
        boolean none = all.isEmpty();
        return new JobsPage(
                sentence(rows, search),
                !rows.isEmpty(),
                rows,
                none ? "No job is defined yet. This defines one:" : "No job's name holds “" + search + "”.",
                none ? FIRST_JOB : "");
    }

    private static Sentence sentence(List<JobRow> rows, String search) {
        long applications = rows.stream().map(JobRow::application).distinct().count();
        Sentence.Builder text = rows.isEmpty()
                ? Sentence.bold("No job")
                : Sentence.bold(Words.many(rows.size(), "job")).text(" of " + Words.many(applications, "application"));
        if (!search.isEmpty()) {
            text.text(" with ")
                    .strong(Formats.middle(search, 60))
                    .text(" in the name. ")
                    .link("All jobs", "/jobs");
        }
        return text.text(".").end();
    }

    @Override
    public String template() {
        return "jobs";
    }

    @Override
    public String windowTitle() {
        return "Jobs";
    }

    @Override
    public String section() {
        return "jobs";
    }
}
