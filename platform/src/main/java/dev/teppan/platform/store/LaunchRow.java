package dev.teppan.platform.store;

import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.spi.executor.LaunchToken;
import dev.teppan.spi.executor.RunHandle;
import java.time.Instant;
import java.util.Optional;

/**
 * A launch, committed before the executor is called.
 *
 * @param request what is to be launched, as JSON without secret values; enough to repeat the call
 * @param handle present once the executor answered
 */
public record LaunchRow(
        LaunchToken token,
        ExecutionId execution,
        int attempt,
        int launch,
        String request,
        Optional<RunHandle> handle,
        Instant createdAt) {}
