package dev.teppan.platform.console;

import dev.teppan.platform.catalog.Application;
import dev.teppan.platform.catalog.Ceiling;
import dev.teppan.platform.catalog.ImageReference;
import dev.teppan.platform.catalog.Job;
import dev.teppan.platform.catalog.JobKey;
import dev.teppan.platform.execution.Actor;
import dev.teppan.platform.execution.Attempt;
import dev.teppan.platform.execution.AttemptId;
import dev.teppan.platform.execution.AttemptState;
import dev.teppan.platform.execution.Blame;
import dev.teppan.platform.execution.Execution;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.execution.ExecutionState;
import dev.teppan.platform.execution.Origin;
import dev.teppan.platform.execution.Outcome;
import dev.teppan.platform.execution.Placement;
import dev.teppan.platform.execution.RanWith;
import dev.teppan.platform.execution.Reason;
import dev.teppan.platform.execution.RetryPolicy;
import dev.teppan.platform.execution.Tally;
import dev.teppan.platform.store.StoredExecution;
import dev.teppan.spi.Resources;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Executions and jobs for tests of pages. */
final class Samples {

    static final Instant NOW = Instant.parse("2026-11-25T10:15:12Z");

    private Samples() {}

    static String id(int number) {
        return String.format("0193f2c8-6b1d-7c40-9e2a-%012x", number);
    }

    static Job job(String application, String name) {
        return new Job(
                new JobKey(application, name),
                "Makes renditions of one recipe video.",
                ImageReference.parse("registry.example.com/video/encoder:2026.11.19"),
                Optional.of(List.of("bin/encode", "--from-env")),
                Map.of("LOCALE", "ja-JP", "CRF", "21"),
                Map.of(),
                Job.Variables.BOTH,
                Resources.of(4000, 14336),
                new Job.Limits(
                        Duration.ofMinutes(45),
                        Duration.ofSeconds(10),
                        Optional.empty(),
                        Ceiling.NONE,
                        Optional.empty()),
                Optional.empty(),
                false,
                Map.of(),
                false,
                new RetryPolicy(4, Duration.ofSeconds(30), 2, Duration.ofHours(1), true, List.of()),
                "video-bulk");
    }

    static Application application(String name) {
        return new Application(
                name,
                "",
                Optional.empty(),
                Map.of("REGION", "ap-northeast-1"),
                100,
                Optional.empty(),
                Ceiling.NONE,
                false);
    }

    static Attempt attempt(
            String id,
            int number,
            AttemptState state,
            Instant created,
            Optional<Instant> started,
            Optional<Outcome> how) {
        return new Attempt(
                new AttemptId(id),
                number,
                0,
                state,
                number == 1 ? 2 : 1,
                new Placement("ecs", "ecs-main", "i-0c31f7a2"),
                new RanWith(
                        "registry.example.com/video/encoder:2026.11.19",
                        List.of("bin/encode", "--from-env"),
                        Resources.of(4000, 14336)),
                created,
                started,
                how);
    }

    static Attempt failedFirst(String id) {
        return attempt(
                id,
                1,
                AttemptState.FAILED,
                NOW.minusSeconds(465),
                Optional.of(NOW.minusSeconds(434)),
                Optional.of(new Outcome(
                        AttemptState.FAILED,
                        Reason.EXIT_CODE,
                        Optional.of(Blame.JOB),
                        Optional.of(1),
                        "OSError: [Errno 28] No space left on device",
                        NOW.minusSeconds(311))));
    }

    static Attempt runningSecond() {
        return attempt(
                id(777),
                2,
                AttemptState.RUNNING,
                NOW.minusSeconds(256),
                Optional.of(NOW.minusSeconds(252)),
                Optional.empty());
    }

    static Attempt succeeded(String id, int seconds) {
        return attempt(
                id,
                1,
                AttemptState.SUCCEEDED,
                NOW.minusSeconds(seconds + 61),
                Optional.of(NOW.minusSeconds(seconds + 60)),
                Optional.of(Outcome.succeeded(NOW.minusSeconds(60))));
    }

    static StoredExecution execution(
            int number, String application, String job, ExecutionState state, Optional<Attempt> attempt) {
        Optional<Outcome> ending = state.isEnd() ? attempt.flatMap(Attempt::outcome) : Optional.empty();
        Execution execution = new Execution(
                new ExecutionId(id(number)),
                new Origin(application, job, 14, "video-bulk", NOW.minusSeconds(865)),
                state,
                0,
                state == ExecutionState.SCHEDULED ? NOW.plusSeconds(30) : NOW.minusSeconds(865),
                NOW.minusSeconds(865),
                Tally.NONE,
                attempt,
                List.of(),
                Optional.empty(),
                ending);
        return new StoredExecution(execution, Map.of("order", "81"), Optional.empty(), new Actor("token:recipe-api"));
    }
}
