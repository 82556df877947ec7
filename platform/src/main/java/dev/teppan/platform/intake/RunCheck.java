package dev.teppan.platform.intake;

import dev.teppan.platform.catalog.Application;
import dev.teppan.platform.catalog.ExecutorPools;
import dev.teppan.platform.catalog.Job;
import dev.teppan.platform.catalog.JobKey;
import dev.teppan.platform.catalog.JobResolution;
import dev.teppan.platform.catalog.Problem;
import dev.teppan.platform.catalog.RoomCheck;
import dev.teppan.platform.catalog.Versioned;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Whether jobs could run on the executors there are. An answer is remembered for as long as the very same job, application and
 * pools are asked about: an enqueue would spend a tenth of its time on it. Safe for use by several threads.
 */
final class RunCheck {

    private static final int MOST_REMEMBERED = 20_000;

    private final Supplier<List<ExecutorPools>> executors;
    private final Map<JobKey, Answer> answers = new ConcurrentHashMap<>();

    private record Answer(
            Versioned<Job> job, Versioned<Application> application, List<ExecutorPools> pools, List<Problem> problems) {

        @SuppressWarnings("ReferenceEquality") // Another object may say the same, which costs one more look.
        boolean isOf(Versioned<Job> other, Versioned<Application> of, List<ExecutorPools> on) {
            return job == other && application == of && pools == on;
        }
    }

    /** @param executors all configured executors; the same list for as long as nothing changed */
    RunCheck(Supplier<List<ExecutorPools>> executors) {
        this.executors = executors;
    }

    /** What makes it impossible; empty when it could run. */
    List<Problem> problems(Versioned<Job> job, Versioned<Application> application) {
        List<ExecutorPools> pools = executors.get();
        JobKey key = job.definition().key();
        Answer known = answers.get(key);
        if (known != null && known.isOf(job, application, pools)) {
            return known.problems();
        }
        List<Problem> problems = look(job.definition(), application.definition(), pools);
        if (answers.size() >= MOST_REMEMBERED) {
            answers.clear();
        }
        answers.put(key, new Answer(job, application, pools, problems));
        return problems;
    }

    private static List<Problem> look(Job job, Application application, List<ExecutorPools> pools) {
        return switch (JobResolution.of(job, Optional.of(application))) {
            case JobResolution.Impossible impossible -> List.of(new Problem("/job", impossible.detail()));
            case JobResolution.Resolved resolved ->
                RoomCheck.check(resolved.resources(), resolved.runsOn(), pools).stream()
                        .map(problem -> new Problem("/job", "cannot run anywhere: its " + problem))
                        .toList();
        };
    }
}
