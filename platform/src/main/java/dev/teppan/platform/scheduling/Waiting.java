package dev.teppan.platform.scheduling;

import dev.teppan.platform.execution.ExecutionId;
import java.time.Instant;
import java.util.Optional;

/**
 * One execution that waits for room.
 *
 * @param key of those of one application with the same key, only so many run at once as their job says
 * @param since when it became due; the older goes first
 */
public record Waiting(ExecutionId id, Shape shape, Optional<String> key, Instant since) {}
