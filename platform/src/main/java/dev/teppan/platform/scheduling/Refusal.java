package dev.teppan.platform.scheduling;

import dev.teppan.spi.executor.StartResult.RefusalCause;
import java.time.Duration;
import java.util.Optional;

/**
 * An executor started nothing.
 *
 * @param detail the outside's own words
 * @param retryAfter how long to leave it alone, where known
 */
public record Refusal(RefusalCause cause, String detail, Optional<Duration> retryAfter) {}
