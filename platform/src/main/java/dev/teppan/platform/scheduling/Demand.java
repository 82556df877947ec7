package dev.teppan.platform.scheduling;

import dev.teppan.platform.catalog.RunsOn;
import dev.teppan.spi.Resources;
import java.time.Instant;

/**
 * Waiting work of one kind that room would let start: what a limit keeps is not counted, as room would not help it.
 *
 * @param resources of each
 * @param oldest since when the oldest waits
 */
public record Demand(Resources resources, RunsOn runsOn, long count, Instant oldest) {}
