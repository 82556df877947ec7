package dev.teppan.platform.execution;

import dev.teppan.spi.notifier.Notification.NotificationKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what a move changes of an execution. Used by one thread, within one move. */
final class Draft {

    private final Execution before;
    private ExecutionState state;
    private int generation;
    private Instant notBefore;
    private Instant waitingSince;
    private Tally tally;
    private Optional<Attempt> attempt;
    private List<RetryRequest> retries;
    private Optional<Actor> cancelRequestedBy;
    private Optional<Outcome> ending;

    private Draft(Execution before) {
        this.before = before;
        this.state = before.state();
        this.generation = before.generation();
        this.notBefore = before.notBefore();
        this.waitingSince = before.waitingSince();
        this.tally = before.tally();
        this.attempt = before.attempt();
        this.retries = before.retries();
        this.cancelRequestedBy = before.cancelRequestedBy();
        this.ending = before.ending();
    }

    static Draft of(Execution before) {
        return new Draft(before);
    }

    Draft state(ExecutionState state) {
        this.state = state;
        return this;
    }

    Draft notBefore(Instant notBefore) {
        this.notBefore = notBefore;
        return this;
    }

    Draft waitingSince(Instant waitingSince) {
        this.waitingSince = waitingSince;
        return this;
    }

    Draft tally(Tally tally) {
        this.tally = tally;
        return this;
    }

    Draft attempt(Attempt attempt) {
        this.attempt = Optional.of(attempt);
        return this;
    }

    Draft retries(List<RetryRequest> retries) {
        this.retries = retries;
        return this;
    }

    Draft addRetry(RetryRequest request) {
        List<RetryRequest> more = new ArrayList<>(retries);
        more.add(request);
        this.retries = more;
        return this;
    }

    Draft cancelRequestedBy(Actor actor) {
        this.cancelRequestedBy = Optional.of(actor);
        return this;
    }

    /** Waits until a time, or for room at once when that time has come. */
    Draft waitFor(Instant time, Instant now) {
        this.state = time.isAfter(now) ? ExecutionState.SCHEDULED : ExecutionState.PENDING;
        this.notBefore = time;
        this.waitingSince = time.isAfter(now) ? time : now;
        return this;
    }

    Draft reopen() {
        this.generation++;
        this.tally = tally.nextGeneration();
        this.cancelRequestedBy = Optional.empty();
        this.ending = Optional.empty();
        return this;
    }

    Optional<Change> quietly() {
        return Optional.of(new Change(before, after(), Optional.empty()));
    }

    Optional<Change> telling(NotificationKind kind) {
        return Optional.of(new Change(before, after(), Optional.of(kind)));
    }

    Optional<Change> ending(Outcome outcome) {
        this.ending = Optional.of(outcome);
        return switch (outcome.state()) {
            case SUCCEEDED -> state(ExecutionState.SUCCEEDED).telling(NotificationKind.SUCCEEDED);
            case CANCELED -> state(ExecutionState.CANCELED).telling(NotificationKind.CANCELED);
            case FAILED, LOST -> state(ExecutionState.FAILED).telling(NotificationKind.FAILED);
            case STARTING, RUNNING -> throw new IllegalStateException(outcome.state() + " is no end");
        };
    }

    private Execution after() {
        return new Execution(
                before.id(),
                before.origin(),
                state,
                generation,
                notBefore,
                waitingSince,
                tally,
                attempt,
                retries,
                cancelRequestedBy,
                ending);
    }
}
