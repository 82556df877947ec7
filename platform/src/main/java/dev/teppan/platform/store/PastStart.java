package dev.teppan.platform.store;

import dev.teppan.platform.catalog.JobKey;
import java.time.Instant;

/** A {@link RatedStart} as it is read back: of what, and when it was placed. */
public record PastStart(JobKey job, String queue, Instant placedAt) {}
