package dev.teppan.platform.catalog;

import dev.teppan.platform.execution.Actor;
import java.time.Instant;

/**
 * A definition as it was saved.
 *
 * @param revision 1 for the first save, one more with each that changed something; also the ETag
 * @param changedBy who saved it
 */
public record Versioned<T>(T definition, int revision, Instant changedAt, Actor changedBy) {}
