package dev.teppan.platform.scheduling;

import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.execution.Placement;
import dev.teppan.spi.executor.LaunchToken;
import java.time.Instant;
import java.util.Optional;

/**
 * One execution that holds room: placed, starting, running, or not known to have ended.
 *
 * @param token the launch by which a snapshot may already count it
 * @param placedAt when a plan placed it
 */
public record Occupying(
        ExecutionId id, Shape shape, Optional<String> key, Placement placement, LaunchToken token, Instant placedAt) {}
