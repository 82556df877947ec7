package dev.teppan.platform.scheduling;

import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.execution.Placement;
import dev.teppan.spi.executor.LaunchToken;

/**
 * One execution that holds room: placed, starting, running, or not known to have ended.
 *
 * @param token the launch by which a snapshot may already count it
 */
public record Occupying(ExecutionId id, Shape shape, Placement placement, LaunchToken token) {}
