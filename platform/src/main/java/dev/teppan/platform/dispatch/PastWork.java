package dev.teppan.platform.dispatch;

import dev.teppan.platform.catalog.JobKey;
import dev.teppan.platform.execution.Execution;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.scheduling.PastRun;
import dev.teppan.platform.store.PastAttempt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Tells a new scheduler what ran before: the latest of everything, and for jobs with unfinished work that have hardly run
 * among those, the latest of their own. Used by the loop alone.
 *
 * @param latest attempts read of all jobs together, from 1
 */
record PastWork(Ledger ledger, int latest, Consumer<PastRun> scheduler) {

    /** What a query reads in a fraction of a second. */
    static final int LATEST = 10_000;

    /** A job with fewer among the latest is looked at by itself. */
    private static final int ENOUGH = 20;

    private static final int LATEST_OF_JOB = 200;

    /** So many jobs are looked at by themselves at the most, as each is one more query before the first start. */
    private static final int MOST_JOBS = 100;

    /** Blocks. Answers how many were told of. */
    int tell(Collection<Held> unfinished, Instant now) {
        List<PastAttempt> all = new ArrayList<>(ledger.pastAttempts(latest));
        if (all.size() >= latest) {
            all.addAll(ofRareJobs(unfinished, all));
        }
        // An end that lies ahead was written before the clock was set back: it would freeze the memory until then.
        List<PastAttempt> told = all.stream()
                .filter(attempt -> !attempt.endedAt().isAfter(now))
                .sorted(Comparator.comparing(PastAttempt::endedAt))
                .toList();
        told.forEach(attempt -> scheduler.accept(new PastRun(
                attempt.job(), attempt.resources(), attempt.createdAt(), attempt.endedAt(), attempt.ran())));
        return told.size();
    }

    private List<PastAttempt> ofRareJobs(Collection<Held> unfinished, List<PastAttempt> read) {
        ExecutionId oldest = read.getLast().execution();
        Map<JobKey, Long> known = read.stream().collect(Collectors.groupingBy(PastAttempt::job, Collectors.counting()));
        Map<JobKey, ExecutionId> firsts = new HashMap<>();
        for (Held held : unfinished) {
            Execution execution = held.execution();
            JobKey job = new JobKey(
                    execution.origin().application(), execution.origin().job());
            if (known.getOrDefault(job, 0L) < ENOUGH) {
                // From below all that waits of it: a long queue is not to be walked through.
                firsts.merge(job, execution.id(), PastWork::lesser);
            }
        }
        List<PastAttempt> found = new ArrayList<>();
        firsts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .limit(MOST_JOBS)
                .forEach(first -> found.addAll(
                        ledger.pastAttempts(first.getKey(), lesser(first.getValue(), oldest), LATEST_OF_JOB)));
        return found;
    }

    private static ExecutionId lesser(ExecutionId one, ExecutionId other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
