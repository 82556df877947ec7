package dev.teppan.platform.scheduling;

import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.execution.Placement;

/** The decision to start one execution at one place. */
public record Assignment(ExecutionId id, Shape shape, Placement placement) {}
