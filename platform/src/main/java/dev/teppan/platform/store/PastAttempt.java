package dev.teppan.platform.store;

import dev.teppan.platform.catalog.JobKey;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.spi.Resources;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An attempt that has ended, as far as it matters to what is planned later.
 *
 * @param createdAt when it was first placed
 * @param ran from start to end of its work; absent where it did not come to its own end
 */
public record PastAttempt(
        ExecutionId execution,
        JobKey job,
        Resources resources,
        Instant createdAt,
        Instant endedAt,
        Optional<Duration> ran) {}
