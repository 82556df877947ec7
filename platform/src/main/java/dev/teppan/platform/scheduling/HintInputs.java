package dev.teppan.platform.scheduling;

import dev.teppan.spi.Resources;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that a hint is made of.
 *
 * @param executor its name in the configuration
 * @param shapes the sizes of node that the pool can get
 * @param nodes those that take work now
 * @param demands what waits and may run in this pool
 */
public record HintInputs(
        String executor,
        String pool,
        Instant now,
        List<NodeShape> shapes,
        List<PresentNode> nodes,
        List<Demand> demands) {

    /**
     * A node that is there.
     *
     * @param runsWork whether it holds anything
     */
    public record PresentNode(String id, Resources total, Resources free, boolean runsWork) {}

    /**
     * What earlier hints leave for the next.
     *
     * @param nodes how many were wanted
     * @param grownAt when it last wanted more
     * @param moreSince since when one more is needed
     * @param idleSince since when nodes are empty
     */
    public record Memory(int nodes, Instant grownAt, Optional<Instant> moreSince, Map<String, Instant> idleSince) {

        /** Nothing was hinted yet. */
        public static final Memory NONE = new Memory(0, Instant.EPOCH, Optional.empty(), Map.of());

        public Memory {
            idleSince = Map.copyOf(idleSince);
        }
    }

    public HintInputs {
        shapes = List.copyOf(shapes);
        nodes = List.copyOf(nodes);
        demands = List.copyOf(demands);
    }
}
