package dev.teppan.platform.console;

import dev.teppan.platform.console.text.Formats;
import dev.teppan.platform.execution.Attempt;
import dev.teppan.platform.execution.Blame;
import dev.teppan.platform.execution.Execution;
import dev.teppan.platform.execution.ExecutionState;
import dev.teppan.platform.execution.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** An execution in a list. A duration that still grows comes with the moment since when. */
record ExecutionRow(
        String id,
        String shortId,
        String path,
        String state,
        String stateWord,
        String application,
        String job,
        String jobShort,
        String reason,
        String blame,
        Moment sent,
        String took,
        String tookSince,
        String waited,
        String waitSince) {

    static ExecutionRow of(Execution execution, Instant now) {
        Optional<Attempt> attempt = execution.attempt();
        Optional<Outcome> shown = execution.ending().or(() -> attempt.flatMap(Attempt::outcome));
        boolean waits = execution.state() == ExecutionState.PENDING;
        return new ExecutionRow(
                execution.id().value(),
                Formats.shortId(execution.id().value()),
                Paths.execution(execution.id()),
                execution.state().word(),
                Words.title(execution.state().word()),
                execution.origin().application(),
                execution.origin().job(),
                Formats.middle(execution.origin().job(), 40),
                reason(execution, shown, now),
                shown.flatMap(Outcome::blame).map(Blame::word).orElse(""),
                Moment.relative(execution.origin().sentAt(), now),
                took(execution, now),
                execution.state() == ExecutionState.RUNNING
                        ? attempt.flatMap(Attempt::startedAt)
                                .map(Instant::toString)
                                .orElse("")
                        : "",
                waitedFor(execution, now).map(Formats::duration).orElse(""),
                waits ? execution.waitingSince().toString() : "");
    }

    private static String reason(Execution execution, Optional<Outcome> shown, Instant now) {
        String why = shown.map(Words::reason).orElse("");
        if (execution.state() != ExecutionState.SCHEDULED) {
            return why;
        }
        String next = "starts " + Formats.relative(execution.notBefore(), now);
        return why.isEmpty() ? next : why + ", " + next;
    }

    private static String took(Execution execution, Instant now) {
        return execution
                .attempt()
                .filter(attempt -> !execution.state().isWaiting())
                .flatMap(Attempt::startedAt)
                .map(started -> Duration.between(
                        started,
                        execution
                                .attempt()
                                .flatMap(Attempt::outcome)
                                .map(Outcome::endedAt)
                                .orElse(now)))
                .map(Formats::duration)
                .orElse("");
    }

    private static Optional<Duration> waitedFor(Execution execution, Instant now) {
        return switch (execution.state()) {
            case PENDING -> Optional.of(Duration.between(execution.waitingSince(), now));
            case SCHEDULED -> Optional.empty();
            case STARTING, RUNNING, SUCCEEDED, FAILED, CANCELED ->
                execution.attempt().map(attempt -> Duration.between(execution.waitingSince(), attempt.createdAt()));
        };
    }
}
