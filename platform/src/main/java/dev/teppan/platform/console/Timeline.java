package dev.teppan.platform.console;

import dev.teppan.platform.console.text.Formats;
import dev.teppan.platform.execution.Actor;
import dev.teppan.platform.execution.Attempt;
import dev.teppan.platform.execution.Blame;
import dev.teppan.platform.execution.Execution;
import dev.teppan.platform.execution.Outcome;
import dev.teppan.platform.execution.Placement;
import dev.teppan.platform.execution.RetryRequest;
import dev.teppan.platform.store.StoredExecution;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Tells what happened to an execution, newest first. */
final class Timeline {

    private final Instant now;
    private final List<TimelineEvent> events = new ArrayList<>();

    private Timeline(Instant now) {
        this.now = now;
    }

    static List<TimelineEvent> of(StoredExecution stored, List<Attempt> attempts, Instant now) {
        Timeline timeline = new Timeline(now);
        Execution execution = stored.execution();
        timeline.accepted(execution, stored.enqueuedBy());
        attempts.forEach(timeline::attempt);
        execution.retries().forEach(timeline::retry);
        boolean toldByAttempt = execution
                .ending()
                .equals(
                        attempts.isEmpty()
                                ? Optional.empty()
                                : attempts.getLast().outcome());
        execution.ending().filter(ending -> !toldByAttempt).ifPresent(timeline::ended);
        execution.cancelRequestedBy().ifPresent(actor -> timeline.cancelAsked(execution, actor));
        List<TimelineEvent> oldestFirst = timeline.events.stream()
                .sorted(Comparator.comparing(TimelineEvent::time))
                .toList();
        return oldestFirst.reversed();
    }

    private void add(String look, String title, String blame, Instant time, Optional<Sentence> detail) {
        events.add(new TimelineEvent(look, title, blame, time, Moment.clock(time, now), detail));
    }

    private void accepted(Execution execution, Actor actor) {
        Sentence.Builder detail = Sentence.say("By " + actor + ", for ")
                .link(execution.origin().job(), Paths.job(Subjects.job(execution)))
                .text(" at revision " + execution.origin().revision() + ".");
        if (execution.attempt().isEmpty()
                && execution.notBefore().isAfter(execution.origin().sentAt())) {
            detail.text(" Not before " + Formats.clock(execution.notBefore(), now) + ".");
        }
        add(
                "scheduled",
                "Accepted into " + execution.origin().queue(),
                "",
                execution.origin().sentAt(),
                Optional.of(detail.end()));
    }

    private void attempt(Attempt attempt) {
        String name = "Attempt " + attempt.number();
        add("starting", name + " placed", "", attempt.createdAt(), Optional.of(placed(attempt)));
        attempt.startedAt()
                .ifPresent(started -> add(
                        "running",
                        attempt.outcome().isPresent() ? name + " started" : name + " is running",
                        "",
                        started,
                        Optional.of(Sentence.say("Starting took ")
                                .strong(Duration.between(attempt.createdAt(), started))
                                .text(".")
                                .end())));
        attempt.outcome().ifPresent(outcome -> {
            Instant since = attempt.startedAt().orElse(attempt.createdAt());
            add(
                    outcome.state().word(),
                    name + " " + verb(outcome),
                    outcome.blame().map(Blame::word).orElse(""),
                    outcome.endedAt(),
                    Optional.of(evidence(outcome, Duration.between(since, outcome.endedAt()))));
        });
    }

    private static String verb(Outcome outcome) {
        return switch (outcome.state()) {
            case SUCCEEDED -> "succeeded";
            case FAILED -> "failed";
            case CANCELED -> "was canceled";
            case LOST -> "was lost";
            case STARTING, RUNNING -> throw new IllegalStateException("an outcome is an end");
        };
    }

    private static Sentence placed(Attempt attempt) {
        Placement where = attempt.placement();
        Sentence.Builder detail = Sentence.say(where.node().isEmpty() ? "In pool " : "On ")
                .strong(where.node().isEmpty() ? where.pool() : where.node())
                .text(" of " + where.executor() + ".");
        if (attempt.launch() > 1) {
            detail.text(" Launch " + attempt.launch() + ": what was refused before cost no retry.");
        }
        return detail.end();
    }

    private static Sentence evidence(Outcome outcome, Duration after) {
        Sentence.Builder text = new Sentence.Builder();
        outcome.exitCode()
                .ifPresentOrElse(
                        code -> text.text("Exit code ").strong(code.toString()),
                        () -> text.strong(Words.title(Words.reason(outcome))));
        text.text(" after ").strong(after).text(".");
        if (outcome.exitCode().isPresent() && outcome.reason() != dev.teppan.platform.execution.Reason.EXIT_CODE) {
            text.text(" ").strong(Words.title(Words.reason(outcome))).text(".");
        }
        if (!outcome.detail().isBlank()) {
            text.text(" ").code(outcome.detail());
        }
        return text.end();
    }

    private void retry(RetryRequest request) {
        String who = switch (request.kind()) {
            case REQUESTED -> "Asked for by " + request.actor() + ".";
            case POLICY -> "By the job's retry policy.";
            case REPEAT -> "The last attempt did not end by the job's fault; this costs no retry.";
        };
        // A request keeps no time of its own; it belongs above all that has happened.
        Instant time = request.notBefore().isAfter(now) ? request.notBefore() : now;
        add(
                "scheduled",
                request.notBefore().isAfter(now)
                        ? "A retry waits until " + Formats.clock(request.notBefore(), now)
                        : "A retry waits for its turn",
                "",
                time,
                Optional.of(Sentence.of(who)));
    }

    private void ended(Outcome ending) {
        add(
                ending.state().word(),
                "The execution " + verb(ending),
                ending.blame().map(Blame::word).orElse(""),
                ending.endedAt(),
                Optional.of(Sentence.of(
                        ending.detail().isBlank() ? Words.title(Words.reason(ending)) + "." : ending.detail())));
    }

    private void cancelAsked(Execution execution, Actor actor) {
        if (!execution.state().isEnd()) {
            add(
                    "canceled",
                    "Cancel asked for by " + actor,
                    "",
                    now,
                    Optional.of(Sentence.of("The attempt is being stopped.")));
        }
    }
}
