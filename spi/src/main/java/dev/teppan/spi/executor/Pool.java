package dev.teppan.spi.executor;

import dev.teppan.spi.Resources;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A pool of capacity.
 *
 * @param labels what a job's selector can ask for, e.g. {@code architecture: amd64}
 * @param nodes what is there now; empty for an elastic pool and for one at zero
 * @param shapes the sizes that a node of this pool can have, for telling what can never fit; at least one
 * @param elastic present for a pool without nodes (Fargate): how much may run in it altogether
 */
public record Pool(
        String name,
        Map<String, String> labels,
        List<Node> nodes,
        List<Resources> shapes,
        Optional<Resources> elastic) {
    public Pool {
        labels = Map.copyOf(labels);
        nodes = List.copyOf(nodes);
        shapes = List.copyOf(shapes);
    }
}
