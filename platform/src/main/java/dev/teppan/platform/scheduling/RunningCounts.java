package dev.teppan.platform.scheduling;

import dev.teppan.platform.catalog.JobKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How many executions hold room, by whatever limits them, against the limits that hold now. */
final class RunningCounts {

    private final Map<String, Integer> byApplication = new HashMap<>();
    private final Map<String, Integer> byQueue = new HashMap<>();
    private final Map<JobKey, Integer> byJob = new HashMap<>();
    private Limits limits = Limits.NONE;

    void limits(Limits limits) {
        this.limits = limits;
    }

    int priority(String queue) {
        return limits.queuePriority().getOrDefault(queue, 0);
    }

    void add(Shape shape) {
        byApplication.merge(shape.job().application(), 1, Integer::sum);
        byQueue.merge(shape.queue(), 1, Integer::sum);
        byJob.merge(shape.job(), 1, Integer::sum);
    }

    void remove(Shape shape) {
        decrement(byApplication, shape.job().application());
        decrement(byQueue, shape.queue());
        decrement(byJob, shape.job());
    }

    /** The limit that keeps one more of this shape from starting. */
    Optional<WaitReason> binding(Shape shape, long ahead) {
        String application = shape.job().application();
        if (limits.pausedQueues().contains(shape.queue())) {
            return Optional.of(
                    new WaitReason(WaitReason.Code.QUEUE_PAUSED, "Queue " + shape.queue() + " is paused.", ahead));
        }
        return full(limits.runningByApplication(), byApplication, application)
                .map(figures -> new WaitReason(
                        WaitReason.Code.LIMIT_APPLICATION, "Application " + application + figures, ahead))
                .or(() -> full(limits.runningByQueue(), byQueue, shape.queue())
                        .map(figures ->
                                new WaitReason(WaitReason.Code.LIMIT_QUEUE, "Queue " + shape.queue() + figures, ahead)))
                .or(() -> full(limits.runningByJob(), byJob, shape.job())
                        .map(figures ->
                                new WaitReason(WaitReason.Code.LIMIT_JOB, "Job " + shape.job() + figures, ahead)));
    }

    private static <K> Optional<String> full(Map<K, Integer> limits, Map<K, Integer> counts, K key) {
        int running = counts.getOrDefault(key, 0);
        return Optional.ofNullable(limits.get(key))
                .filter(limit -> running >= limit)
                .map(limit -> " runs " + running + " of the " + limit + " it may.");
    }

    private static <K> void decrement(Map<K, Integer> counts, K key) {
        counts.computeIfPresent(key, (same, count) -> count == 1 ? null : count - 1);
    }
}
