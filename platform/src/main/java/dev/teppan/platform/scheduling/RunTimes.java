package dev.teppan.platform.scheduling;

import dev.teppan.platform.catalog.JobKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How long jobs take, by what they took before. No estimate is longer than the job's timeout, as nothing runs longer.
 * All times in milliseconds.
 */
final class RunTimes {

    /** More jobs than run at a time; of the others the least recently run is forgotten. */
    private static final int MOST_JOBS = 10_000;

    private static final double TYPICAL = 0.5;
    private static final double CAUTIOUS = 0.9;

    /** What has outlived all that was seen goes on for half as long again, and no less than this. */
    private static final long LEAST_REMAINING = 60_000;

    private final Map<JobKey, Durations> jobs = new Known<>();
    private final Map<String, Durations> applications = new Known<>();

    void add(JobKey job, long millis) {
        jobs.computeIfAbsent(job, same -> new Durations()).add(millis);
        applications.computeIfAbsent(job.application(), same -> new Durations()).add(millis);
    }

    /** How long one takes as a rule; by its application's runs where its job has none. */
    long typical(Shape shape) {
        return Optional.ofNullable(jobs.get(shape.job()))
                .or(() -> Optional.ofNullable(applications.get(shape.job().application())))
                .map(durations -> Math.min(durations.quantile(TYPICAL), timeout(shape)))
                .orElseGet(() -> timeout(shape));
    }

    /** What nine of ten do not exceed; the timeout where the job has not run. */
    long cautious(Shape shape) {
        return Optional.ofNullable(jobs.get(shape.job()))
                .map(durations -> Math.min(durations.quantile(CAUTIOUS), timeout(shape)))
                .orElseGet(() -> timeout(shape));
    }

    /** How long one that has run so long goes on as a rule: half of those that took longer than that. */
    long remaining(Shape shape, long elapsed) {
        long most = Math.max(1_000, timeout(shape) - elapsed);
        Durations durations = Optional.ofNullable(jobs.get(shape.job()))
                .or(() -> Optional.ofNullable(applications.get(shape.job().application())))
                .orElse(null);
        if (durations == null) {
            return most;
        }
        long longer = durations.quantileOfLonger(TYPICAL, elapsed);
        long remaining = longer > elapsed ? longer - elapsed : Math.max(LEAST_REMAINING, elapsed / 2);
        return Math.clamp(remaining, 1, most);
    }

    private static long timeout(Shape shape) {
        return shape.timeout().toMillis();
    }

    private static final class Known<K> extends LinkedHashMap<K, Durations> {
        private static final long serialVersionUID = 1L;

        Known() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, Durations> eldest) {
            return size() > MOST_JOBS;
        }
    }
}
