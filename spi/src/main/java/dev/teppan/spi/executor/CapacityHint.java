package dev.teppan.spi.executor;

import java.time.Instant;
import java.util.Set;

/**
 * How many nodes a pool needs now, and why.
 *
 * @param nodes the number of nodes wanted, those that are there included
 * @param busy nodes that must not be taken away
 * @param idle nodes that may be taken away
 * @param reason the arithmetic in one sentence
 */
public record CapacityHint(
        String pool, Instant computedAt, int nodes, Set<String> busy, Set<String> idle, String reason) {
    public CapacityHint {
        busy = Set.copyOf(busy);
        idle = Set.copyOf(idle);
    }
}
