package dev.teppan.spi.executor;

import dev.teppan.spi.Resources;
import java.util.Map;
import java.util.Set;

/**
 * A node of a pool: a Docker host, a container instance.
 *
 * @param id unique within the executor and stable over restarts
 * @param total what jobs may use of it in all
 * @param free what is left of that
 * @param counted the launches whose need {@code free} already lacks; the host subtracts the others it has placed here
 */
public record Node(
        String id,
        Map<String, String> labels,
        NodeState state,
        Resources total,
        Resources free,
        Set<LaunchToken> counted) {

    /** Whether a node takes new work. */
    public enum NodeState {
        /** Takes new work. */
        READY,
        /** Finishes what it has and takes nothing new. */
        DRAINING,
        /** Does not answer. What runs there may still run. */
        UNREACHABLE
    }

    public Node {
        labels = Map.copyOf(labels);
        counted = Set.copyOf(counted);
    }
}
