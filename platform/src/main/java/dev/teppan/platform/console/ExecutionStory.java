package dev.teppan.platform.console;

import dev.teppan.platform.catalog.Job;
import dev.teppan.platform.console.text.Formats;
import dev.teppan.platform.execution.Attempt;
import dev.teppan.platform.execution.Execution;
import dev.teppan.platform.execution.Outcome;
import dev.teppan.platform.scheduling.WaitReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The sentence that leads the page of an execution. */
record ExecutionStory(Execution execution, Optional<Job> job, Optional<WaitReason> why, Instant now) {

    Sentence tell() {
        return switch (execution.state()) {
            case SCHEDULED -> scheduled();
            case PENDING -> pending();
            case STARTING, RUNNING -> live();
            case SUCCEEDED, FAILED, CANCELED -> ended();
        };
    }

    private Sentence scheduled() {
        Sentence.Builder text = new Sentence.Builder();
        execution
                .attempt()
                .flatMap(Attempt::outcome)
                .ifPresent(outcome -> text.text(
                        "Attempt " + execution.attemptNumber() + " ended: " + reasonOrSuccess(outcome) + ". "));
        Duration left = Duration.between(now, execution.notBefore());
        String what = execution.attempt().isPresent() ? "The next attempt" : "It";
        if (left.isNegative() || left.isZero()) {
            return text.strong(what + " is due now").text(".").end();
        }
        return text.strong(what + " waits until " + Formats.clock(execution.notBefore(), now))
                .text(", in ")
                .strong(left)
                .text(".")
                .end();
    }

    private Sentence pending() {
        Sentence.Builder text = Sentence.bold(attemptName(execution.attemptNumber() + 1) + " waits")
                .text(" for ");
        text.since(execution.waitingSince(), now);
        text.text(" so far.");
        why.ifPresent(reason -> text.text(" " + reason.sentence()));
        return text.end();
    }

    private Sentence live() {
        Attempt attempt = execution.attempt().orElseThrow();
        boolean runs = attempt.startedAt().isPresent();
        Instant since = attempt.startedAt().orElse(attempt.createdAt());
        Sentence.Builder text = Sentence.bold(attemptName(attempt.number()) + (runs ? " is running" : " is starting"))
                .text(" on ")
                .strong(place(attempt))
                .text(" for ")
                .since(since, now);
        job.filter(definition -> runs)
                .map(definition -> definition.limits().timeout())
                .ifPresent(limit -> text.text("; its time limit of " + Formats.limit(limit) + " ends at ")
                        .strong(Formats.clock(since.plus(limit), now)));
        text.text(".");
        execution.cancelRequestedBy().ifPresent(actor -> text.text(" " + actor + " asked to cancel it."));
        if (!execution.retries().isEmpty()) {
            text.text(" After it, " + Words.many(execution.retries().size(), "more attempt") + " will run, as asked.");
        }
        return text.end();
    }

    private Sentence ended() {
        Outcome ending = execution.ending().orElseThrow();
        Optional<Attempt> last = execution.attempt();
        Sentence.Builder text = new Sentence.Builder();
        switch (execution.state()) {
            case SUCCEEDED -> {
                text.strong(attemptName(execution.attemptNumber()) + " succeeded");
                took(ending).ifPresent(took -> text.text(" after ").strong(took));
                text.text(", at " + Formats.clock(ending.endedAt(), now) + ".");
            }
            case FAILED -> {
                String who = last.isPresent() ? attemptName(execution.attemptNumber()) : "It";
                text.strong(who + " failed: " + Words.reason(ending));
                took(ending).ifPresent(took -> text.text(" after ").strong(took));
                text.text(", at " + Formats.clock(ending.endedAt(), now) + ". No retry follows by itself.");
            }
            default -> text.strong("It was canceled").text(" at " + Formats.clock(ending.endedAt(), now) + ".");
        }
        if (!ending.detail().isBlank()) {
            text.text(" " + ending.detail());
        }
        return text.end();
    }

    private Optional<Duration> took(Outcome ending) {
        return execution
                .attempt()
                .flatMap(Attempt::startedAt)
                .map(started -> Duration.between(started, ending.endedAt()));
    }

    private String attemptName(int number) {
        int planned = job.map(definition -> definition.retry().attempts()).orElse(1);
        return planned > 1 && number <= planned ? "Attempt " + number + " of " + planned : "Attempt " + number;
    }

    private static String reasonOrSuccess(Outcome outcome) {
        String reason = Words.reason(outcome);
        return reason.isEmpty() ? "succeeded" : reason;
    }

    private static String place(Attempt attempt) {
        return attempt.placement().node().isEmpty()
                ? attempt.placement().pool()
                : attempt.placement().node();
    }
}
