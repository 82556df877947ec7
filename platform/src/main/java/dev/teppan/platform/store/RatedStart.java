package dev.teppan.platform.store;

import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.spi.executor.LaunchToken;
import java.time.Instant;

/**
 * A start that counts against a rate.
 *
 * @param token of the launch; should that be refused, it does not count
 * @param placedAt when a plan placed it
 * @param countsUntil when the longest span of its rates is over; it is forgotten then
 */
public record RatedStart(LaunchToken token, ExecutionId execution, Instant placedAt, Instant countsUntil) {}
