package dev.teppan.platform.execution;

import dev.teppan.platform.execution.ExecutionEvent.AttemptEnded;
import dev.teppan.platform.execution.ExecutionEvent.CancelRequested;
import dev.teppan.platform.execution.ExecutionEvent.Due;
import dev.teppan.platform.execution.ExecutionEvent.GivenUp;
import dev.teppan.platform.execution.ExecutionEvent.LaunchRefused;
import dev.teppan.platform.execution.ExecutionEvent.Placed;
import dev.teppan.platform.execution.ExecutionEvent.RetryRequested;
import dev.teppan.platform.execution.ExecutionEvent.Started;
import dev.teppan.platform.execution.RetryRequest.Kind;
import dev.teppan.spi.notifier.Notification.NotificationKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * The only place that knows which moves are legal: {@code (execution, event, policy, now) → change or nothing}. Nothing is
 * a normal answer: the event came late, or twice.
 *
 * @param ids makes the ids of retries that nobody asked for
 * @param random draws the jitter of pauses
 */
public record ExecutionMoves(Supplier<AttemptId> ids, RandomGenerator random) {

    /** The longest pause after refused launches. */
    private static final Duration LONGEST_REFUSAL_PAUSE = Duration.ofSeconds(30);

    /** The pause before an attempt that replaces one lost to something outside. */
    private static final Duration REPEAT_PAUSE = Duration.ofSeconds(1);

    /**
     * The same as it was stored, but for pauses of Teppan's own that are longer from now than they may be, as after the
     * machine's clock was set back: those are cut to their longest. What a person or program asked for stands.
     */
    public Execution restored(Execution stored, ExecutionPolicy policy, Instant now) {
        return longestPause(stored, policy)
                .map(now::plus)
                .filter(stored.notBefore()::isAfter)
                .flatMap(latest -> Draft.of(stored)
                        .notBefore(latest)
                        .waitingSince(stored.waitingSince().isAfter(latest) ? latest : stored.waitingSince())
                        .quietly())
                .map(Change::after)
                .orElse(stored);
    }

    private static Optional<Duration> longestPause(Execution stored, ExecutionPolicy policy) {
        return switch (stored.state()) {
            case PENDING -> Optional.of(LONGEST_REFUSAL_PAUSE);
            case SCHEDULED ->
                stored.retries().stream().findFirst().flatMap(next -> switch (next.kind()) {
                    case POLICY -> Optional.of(policy.retry().max());
                    case REPEAT -> Optional.of(REPEAT_PAUSE);
                    case REQUESTED -> Optional.empty();
                });
            case STARTING, RUNNING, SUCCEEDED, FAILED, CANCELED -> Optional.empty();
        };
    }

    /** Says what an event does to an execution; empty when it does not apply (any more). */
    public Optional<Change> move(Execution execution, ExecutionEvent event, ExecutionPolicy policy, Instant now) {
        return switch (event) {
            case Due() -> due(execution, now);
            case Placed placed -> placed(execution, placed, now);
            case LaunchRefused refused -> refused(execution, refused, policy, now);
            case Started started -> started(execution, started, now);
            case AttemptEnded ended -> ended(execution, ended, policy, now);
            case CancelRequested cancel -> canceled(execution, cancel, now);
            case RetryRequested retry -> retried(execution, retry, now);
            case GivenUp givenUp -> givenUp(execution, givenUp, now);
        };
    }

    private static Optional<Change> due(Execution execution, Instant now) {
        if (execution.state() != ExecutionState.SCHEDULED
                || execution.notBefore().isAfter(now)) {
            return Optional.empty();
        }
        return Draft.of(execution)
                .state(ExecutionState.PENDING)
                .waitingSince(execution.notBefore())
                .quietly();
    }

    private static Optional<Change> placed(Execution execution, Placed placed, Instant now) {
        if (execution.state() != ExecutionState.PENDING || execution.notBefore().isAfter(now)) {
            return Optional.empty();
        }
        Draft draft = Draft.of(execution).state(ExecutionState.STARTING);
        Optional<Attempt> open =
                execution.attempt().filter(attempt -> !attempt.state().isEnd());
        if (open.isPresent()) {
            return draft.attempt(open.get().relaunched(placed.placement(), placed.ranWith()))
                    .quietly();
        }
        AttemptId id = AttemptId.first(execution.id());
        if (execution.attemptNumber() > 0) {
            RetryRequest request = execution.retries().getFirst();
            id = request.id();
            draft.retries(execution.retries().subList(1, execution.retries().size()));
            if (request.kind() != Kind.REPEAT) {
                draft.tally(execution.tally().retried());
            }
        }
        return draft.attempt(new Attempt(
                        id,
                        execution.attemptNumber() + 1,
                        execution.generation(),
                        AttemptState.STARTING,
                        1,
                        placed.placement(),
                        placed.ranWith(),
                        now,
                        Optional.empty(),
                        Optional.empty()))
                .quietly();
    }

    private Optional<Change> refused(Execution execution, LaunchRefused refused, ExecutionPolicy policy, Instant now) {
        Optional<Attempt> current = execution
                .attempt()
                .filter(attempt -> attempt.number() == refused.attempt() && attempt.launch() == refused.launch());
        if (execution.state() != ExecutionState.STARTING || current.isEmpty()) {
            return Optional.empty();
        }
        if (execution.cancelRequestedBy().isPresent()) {
            return end(execution, canceledOutcome(execution, now), policy, now);
        }
        return switch (refused.cause()) {
            case INVALID ->
                end(execution, Outcome.failed(Reason.START_FAILED, Blame.JOB, refused.detail(), now), policy, now);
            case IMAGE_UNAVAILABLE -> {
                Tally tally = execution.tally().charged(Blame.IMAGE);
                yield tally.image() >= policy.budgets().image()
                        ? end(
                                execution,
                                Outcome.failed(Reason.IMAGE_UNAVAILABLE, Blame.IMAGE, refused.detail(), now),
                                policy,
                                now)
                        : backToPending(execution, tally, now.plus(imagePause(tally, refused)));
            }
            case NO_ROOM, THROTTLED, UNAVAILABLE ->
                // At once: the scheduler leaves the place alone for a while, for all of its shape.
                backToPending(execution, execution.tally().refused(), now);
        };
    }

    private Duration imagePause(Tally tally, LaunchRefused refused) {
        long full = Math.min(LONGEST_REFUSAL_PAUSE.toMillis(), 500L << Math.min(tally.image() + 2, 10));
        return refused.retryAfter().orElse(Duration.ofMillis(full / 2 + random.nextLong(full / 2 + 1)));
    }

    private static Optional<Change> backToPending(Execution execution, Tally tally, Instant notBefore) {
        return Draft.of(execution)
                .state(ExecutionState.PENDING)
                .notBefore(notBefore)
                .tally(tally)
                .quietly();
    }

    /** The executor's clock may be another one: nothing starts before it was launched, or later than it is heard of. */
    private static Optional<Change> started(Execution execution, Started started, Instant now) {
        Optional<Attempt> current = execution
                .attempt()
                .filter(attempt -> attempt.number() == started.attempt() && attempt.launch() == started.launch());
        if (execution.state() != ExecutionState.STARTING || current.isEmpty()) {
            return Optional.empty();
        }
        return Draft.of(execution)
                .state(ExecutionState.RUNNING)
                .tally(execution.tally().started())
                .attempt(current.get().running(within(current.get().createdAt(), started.startedAt(), now)))
                .quietly();
    }

    private Optional<Change> ended(Execution execution, AttemptEnded ended, ExecutionPolicy policy, Instant now) {
        if (!execution.state().isLive() || execution.attemptNumber() != ended.attempt()) {
            return Optional.empty();
        }
        Attempt attempt = execution.attempt().orElseThrow();
        Instant end = within(
                attempt.startedAt().orElse(attempt.createdAt()), ended.outcome().endedAt(), now);
        Outcome outcome = ended.outcome().endingAt(end);
        boolean canceled = execution.cancelRequestedBy().isPresent() && outcome.state() != AttemptState.SUCCEEDED;
        return end(execution, canceled ? canceledOutcome(execution, outcome) : outcome, policy, now);
    }

    private static Instant within(Instant earliest, Instant told, Instant now) {
        Instant latest = now.isBefore(earliest) ? earliest : now;
        return told.isBefore(earliest) ? earliest : told.isAfter(latest) ? latest : told;
    }

    /** Ends the latest attempt, and the execution with it unless another attempt is to follow. */
    private Optional<Change> end(Execution execution, Outcome outcome, ExecutionPolicy policy, Instant now) {
        Tally tally = outcome.blame().map(execution.tally()::charged).orElse(execution.tally());
        Draft draft = Draft.of(execution)
                .tally(tally)
                .attempt(execution.attempt().orElseThrow().ended(outcome));
        if (execution.cancelRequestedBy().isPresent()) {
            return draft.retries(List.of()).ending(outcome);
        }
        List<RetryRequest> retries = execution.retries();
        if (retries.isEmpty()) {
            retries = automatic(outcome, tally, policy, now).map(List::of).orElse(List.of());
        }
        if (retries.isEmpty()) {
            return draft.ending(outcome);
        }
        draft.retries(retries).waitFor(retries.getFirst().notBefore(), now);
        return outcome.state() == AttemptState.SUCCEEDED
                ? draft.quietly()
                : draft.telling(NotificationKind.ATTEMPT_FAILED);
    }

    private Optional<RetryRequest> automatic(Outcome outcome, Tally tally, ExecutionPolicy policy, Instant now) {
        return switch (outcome.state()) {
            case STARTING, RUNNING, SUCCEEDED, CANCELED -> Optional.empty();
            case LOST ->
                policy.idempotent()
                        ? repeat(tally.infrastructure(), policy.budgets().infrastructure(), now)
                        : Optional.empty();
            case FAILED ->
                switch (outcome.blame().orElse(Blame.PLATFORM)) {
                    case JOB ->
                        policy.retry().allows(outcome, tally.job())
                                ? Optional.of(new RetryRequest(
                                        ids.get(),
                                        now.plus(policy.retry().pause(tally.job(), random)),
                                        Actor.RETRY_POLICY,
                                        Kind.POLICY))
                                : Optional.empty();
                    case INFRASTRUCTURE ->
                        repeat(tally.infrastructure(), policy.budgets().infrastructure(), now);
                    case SPOT -> repeat(tally.spot(), policy.budgets().spot(), now);
                    case IMAGE -> repeat(tally.image(), policy.budgets().image(), now);
                    case PLACEMENT, THROTTLE, USER, PLATFORM -> Optional.empty();
                };
        };
    }

    private Optional<RetryRequest> repeat(int used, int budget, Instant now) {
        return used < budget
                ? Optional.of(new RetryRequest(ids.get(), now.plus(REPEAT_PAUSE), Actor.PLATFORM, Kind.REPEAT))
                : Optional.empty();
    }

    private static Optional<Change> canceled(Execution execution, CancelRequested cancel, Instant now) {
        return switch (execution.state()) {
            case SCHEDULED, PENDING -> {
                Outcome outcome = canceledOutcome(cancel.actor(), Optional.empty(), now);
                Draft draft =
                        Draft.of(execution).cancelRequestedBy(cancel.actor()).retries(List.of());
                execution
                        .attempt()
                        .filter(attempt -> !attempt.state().isEnd())
                        .ifPresent(attempt -> draft.attempt(attempt.ended(outcome)));
                yield draft.ending(outcome);
            }
            case STARTING, RUNNING ->
                execution.cancelRequestedBy().isPresent()
                        ? Optional.empty()
                        : Draft.of(execution)
                                .cancelRequestedBy(cancel.actor())
                                .retries(List.of())
                                .quietly();
            case SUCCEEDED, FAILED, CANCELED -> Optional.empty();
        };
    }

    private static Optional<Change> retried(Execution execution, RetryRequested retry, Instant now) {
        RetryRequest request = new RetryRequest(retry.id(), retry.notBefore(), retry.actor(), Kind.REQUESTED);
        boolean known =
                execution.retries().stream().anyMatch(waiting -> waiting.id().equals(request.id()))
                        || execution
                                .attempt()
                                .filter(attempt -> attempt.id().equals(request.id()))
                                .isPresent();
        if (known) {
            return Optional.empty();
        }
        return switch (execution.state()) {
            case SCHEDULED -> {
                boolean replaces = execution.retries().stream().anyMatch(waiting -> waiting.kind() != Kind.REQUESTED);
                yield replaces
                        ? Draft.of(execution)
                                .retries(List.of(request))
                                .waitFor(request.notBefore(), now)
                                .quietly()
                        : Draft.of(execution).addRetry(request).quietly();
            }
            case PENDING, STARTING, RUNNING ->
                Draft.of(execution).addRetry(request).quietly();
            case SUCCEEDED, FAILED, CANCELED -> reopened(execution, request, now);
        };
    }

    /** The first attempt of an execution that ended without one takes the execution's id, and so drops the request's. */
    private static Optional<Change> reopened(Execution execution, RetryRequest request, Instant now) {
        Draft draft = Draft.of(execution).reopen().waitFor(request.notBefore(), now);
        return (execution.attempt().isEmpty() ? draft : draft.addRetry(request)).quietly();
    }

    private static Optional<Change> givenUp(Execution execution, GivenUp givenUp, Instant now) {
        if (!execution.state().isWaiting()) {
            return Optional.empty();
        }
        Outcome outcome = Outcome.failed(givenUp.reason(), givenUp.blame(), givenUp.detail(), now);
        Draft draft = Draft.of(execution).retries(List.of());
        execution
                .attempt()
                .filter(attempt -> !attempt.state().isEnd())
                .ifPresent(attempt -> draft.attempt(attempt.ended(outcome)));
        return draft.ending(outcome);
    }

    private static Outcome canceledOutcome(Execution execution, Instant now) {
        return canceledOutcome(execution.cancelRequestedBy().orElse(Actor.PLATFORM), Optional.empty(), now);
    }

    private static Outcome canceledOutcome(Execution execution, Outcome actual) {
        return canceledOutcome(
                execution.cancelRequestedBy().orElse(Actor.PLATFORM), actual.exitCode(), actual.endedAt());
    }

    private static Outcome canceledOutcome(Actor actor, Optional<Integer> exitCode, Instant endedAt) {
        return new Outcome(
                AttemptState.CANCELED,
                Reason.CANCELED,
                Optional.of(Blame.USER),
                exitCode,
                "Canceled by " + actor + ".",
                endedAt);
    }
}
