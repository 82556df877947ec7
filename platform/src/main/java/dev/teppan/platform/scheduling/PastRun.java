package dev.teppan.platform.scheduling;

import dev.teppan.platform.catalog.JobKey;
import dev.teppan.spi.Resources;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A launch that had ended before this scheduler was made. From such facts it has the same memory after a restart.
 *
 * @param placedAt when a plan placed it
 * @param endedAt when it gave its room back
 * @param ran how long the job's own work took; absent where it did not come to its own end
 */
public record PastRun(JobKey job, Resources resources, Instant placedAt, Instant endedAt, Optional<Duration> ran) {}
