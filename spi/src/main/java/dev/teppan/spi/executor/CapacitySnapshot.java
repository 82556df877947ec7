package dev.teppan.spi.executor;

import java.time.Instant;
import java.util.List;

/**
 * The room of an executor at one moment.
 *
 * @param version grows with each change of content, within the life of the object
 * @param pools the executor's pools; names are unique within it
 */
public record CapacitySnapshot(long version, Instant takenAt, List<Pool> pools) {
    public CapacitySnapshot {
        pools = List.copyOf(pools);
    }
}
