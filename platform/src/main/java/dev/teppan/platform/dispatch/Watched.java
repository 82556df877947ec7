package dev.teppan.platform.dispatch;

import dev.teppan.platform.execution.Attempt;
import dev.teppan.platform.execution.AttemptId;
import dev.teppan.platform.execution.Execution;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.execution.Placement;
import dev.teppan.platform.logs.OutputOwner;
import dev.teppan.spi.executor.LaunchToken;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One launch, as its watch needs to know it.
 *
 * @param attempt the attempt's number
 * @param launch the launch's number within it
 * @param startedAt present when the workload is known to have begun
 * @param timeout how long it may run
 */
record Watched(
        OutputOwner owner,
        int attempt,
        int launch,
        LaunchToken token,
        Placement placement,
        Optional<Instant> startedAt,
        Duration timeout) {

    static Watched of(Execution execution, Attempt attempt, Duration timeout) {
        return new Watched(
                new OutputOwner(
                        execution.id(),
                        attempt.id(),
                        execution.origin().application(),
                        execution.origin().job()),
                attempt.number(),
                attempt.launch(),
                token(attempt.id(), attempt.launch()),
                attempt.placement(),
                attempt.startedAt(),
                timeout);
    }

    static LaunchToken token(AttemptId attempt, int launch) {
        return new LaunchToken(attempt.value() + "." + launch);
    }

    static LaunchToken token(Attempt attempt) {
        return token(attempt.id(), attempt.launch());
    }

    ExecutionId execution() {
        return owner.execution();
    }
}
