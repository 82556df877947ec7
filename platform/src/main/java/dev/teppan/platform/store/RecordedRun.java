package dev.teppan.platform.store;

import dev.teppan.platform.catalog.JobKey;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.spi.Resources;
import java.time.Instant;

/**
 * An attempt that came to its own end, as far as it matters to what might have been.
 *
 * @param readyAt since when it waited: when it was sent, or its delay or the attempt before it ended
 * @param placedAt since when it held room
 */
public record RecordedRun(
        ExecutionId execution,
        JobKey job,
        String queue,
        Resources resources,
        Instant readyAt,
        Instant placedAt,
        Instant endedAt) {}
