package dev.teppan.platform.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import dev.teppan.platform.execution.RetryPolicy;
import dev.teppan.spi.Resources;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The definition of a job.
 *
 * @param image absent takes the application's
 * @param command replaces the image's own; absent keeps it
 * @param secrets variables whose values are looked up when an attempt starts
 * @param variables which of the two sets of variables a container gets
 * @param limits time and number
 * @param runsOn absent takes the application's
 * @param spread whether it goes where the fewest of it run, and not where the least room is left
 * @param executorSettings for each type of executor, what the job sets there; validated by that executor's record
 * @param idempotent whether an attempt whose fate is unknown may be run again
 * @param queue where it is enqueued when the caller names none
 */
public record Job(
        JobKey key,
        String description,
        Optional<ImageReference> image,
        Optional<List<String>> command,
        Map<String, String> environment,
        Map<String, SecretReference> secrets,
        Variables variables,
        Resources resources,
        Limits limits,
        Optional<RunsOn> runsOn,
        boolean spread,
        Map<String, JsonNode> executorSettings,
        boolean idempotent,
        RetryPolicy retry,
        String queue) {

    /** Which variables tell a container about its message. */
    public enum Variables {
        /** Both sets. */
        BOTH,
        /** {@code TEPPAN_…} only. */
        TEPPAN,
        /** {@code BARBEQUE_…} only. */
        BARBEQUE
    }

    /**
     * Limits of a job.
     *
     * @param timeout how long an attempt may run
     * @param stopGrace how long it has between SIGTERM and SIGKILL
     * @param queueTimeout how long an execution may wait for room; absent for ever
     * @param ceiling the most that its executions may have together
     * @param runningPerKey how many with one key of concurrency run at once; absent as is usual
     */
    public record Limits(
            Duration timeout,
            Duration stopGrace,
            Optional<Duration> queueTimeout,
            Ceiling ceiling,
            Optional<Integer> runningPerKey) {}

    public Job {
        command = command.map(List::copyOf);
        environment = Map.copyOf(environment);
        secrets = Map.copyOf(secrets);
        executorSettings = Map.copyOf(executorSettings);
    }
}
