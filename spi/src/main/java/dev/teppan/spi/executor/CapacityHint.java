package dev.teppan.spi.executor;

import dev.teppan.spi.Resources;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * How many nodes a pool needs now, and why.
 *
 * @param nodes the number of nodes wanted, those that are there included; nodes that are being drained do not count
 * @param more of which shapes the nodes are that are wanted beside those that were ready; nodes that were asked for before and
 *     are not ready yet are among them
 * @param busy nodes that must not be taken away
 * @param idle nodes that may be taken away; no other may
 * @param reason the arithmetic in one sentence
 */
public record CapacityHint(
        String pool,
        Instant computedAt,
        int nodes,
        List<Wanted> more,
        Set<String> busy,
        Set<String> idle,
        String reason) {

    /** So many nodes of a shape. */
    public record Wanted(Resources shape, int nodes) {}

    public CapacityHint {
        more = List.copyOf(more);
        busy = Set.copyOf(busy);
        idle = Set.copyOf(idle);
    }
}
