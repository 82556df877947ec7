package dev.teppan.platform.execution;

import java.time.Instant;
import java.util.Optional;

/**
 * How an attempt ended.
 *
 * @param state an end state
 * @param blame absent for a success
 * @param exitCode absent when no process ended
 * @param detail one sentence for a person; may be empty
 */
public record Outcome(
        AttemptState state,
        Reason reason,
        Optional<Blame> blame,
        Optional<Integer> exitCode,
        String detail,
        Instant endedAt) {

    public Outcome {
        if (!state.isEnd()) {
            throw new IllegalArgumentException(state + " is no end");
        }
    }

    Outcome endingAt(Instant end) {
        return new Outcome(state, reason, blame, exitCode, detail, end);
    }

    /** A success. */
    public static Outcome succeeded(Instant endedAt) {
        return new Outcome(AttemptState.SUCCEEDED, Reason.EXIT_CODE, Optional.empty(), Optional.of(0), "", endedAt);
    }

    /** A failure without an exit code. */
    public static Outcome failed(Reason reason, Blame blame, String detail, Instant endedAt) {
        return new Outcome(AttemptState.FAILED, reason, Optional.of(blame), Optional.empty(), detail, endedAt);
    }
}
