package dev.teppan.platform.scheduling;

import dev.teppan.platform.execution.ExecutionId;
import java.time.Instant;

/**
 * One execution that waits for room.
 *
 * @param since when it became due; the older goes first
 */
public record Waiting(ExecutionId id, Shape shape, Instant since) {}
