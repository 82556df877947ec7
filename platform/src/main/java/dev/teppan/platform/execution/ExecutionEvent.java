package dev.teppan.platform.execution;

import dev.teppan.spi.executor.StartResult.RefusalCause;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Something that may move an execution. */
public sealed interface ExecutionEvent {

    /** The clock passed {@link Execution#notBefore()}. */
    record Due() implements ExecutionEvent {}

    /** The scheduler found room. */
    record Placed(Placement placement, RanWith ranWith) implements ExecutionEvent {}

    /** The executor started nothing. Names the launch, as an answer may come late. */
    record LaunchRefused(int attempt, int launch, RefusalCause cause, String detail, Optional<Duration> retryAfter)
            implements ExecutionEvent {}

    /** The workload runs. */
    record Started(int attempt, int launch, Instant startedAt) implements ExecutionEvent {}

    /** The attempt has ended. */
    record AttemptEnded(int attempt, Outcome outcome) implements ExecutionEvent {}

    /** Somebody wants it to end. */
    record CancelRequested(Actor actor) implements ExecutionEvent {}

    /** Somebody wants one more attempt. */
    record RetryRequested(AttemptId id, Instant notBefore, Actor actor) implements ExecutionEvent {}

    /** It cannot or may not wait any longer; fails without another attempt. */
    record GivenUp(Reason reason, Blame blame, String detail) implements ExecutionEvent {}
}
