package dev.teppan.platform.execution;

import java.time.Instant;
import java.util.Optional;

/**
 * One run of an execution.
 *
 * @param number 1 for the first
 * @param generation the execution's generation when it was made
 * @param launch the number of its latest launch, from 1
 * @param placement where the latest launch went
 * @param startedAt when its workload began, by the executor's word
 * @param outcome present once it has ended
 */
public record Attempt(
        AttemptId id,
        int number,
        int generation,
        AttemptState state,
        int launch,
        Placement placement,
        RanWith ranWith,
        Instant createdAt,
        Optional<Instant> startedAt,
        Optional<Outcome> outcome) {

    Attempt relaunched(Placement where, RanWith what) {
        return new Attempt(
                id,
                number,
                generation,
                AttemptState.STARTING,
                launch + 1,
                where,
                what,
                createdAt,
                Optional.empty(),
                outcome);
    }

    Attempt running(Instant since) {
        return new Attempt(
                id,
                number,
                generation,
                AttemptState.RUNNING,
                launch,
                placement,
                ranWith,
                createdAt,
                Optional.of(since),
                outcome);
    }

    Attempt ended(Outcome how) {
        return new Attempt(
                id,
                number,
                generation,
                how.state(),
                launch,
                placement,
                ranWith,
                createdAt,
                startedAt,
                Optional.of(how));
    }
}
