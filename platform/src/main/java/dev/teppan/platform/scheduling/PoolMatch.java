package dev.teppan.platform.scheduling;

import dev.teppan.platform.catalog.RunsOn;
import dev.teppan.spi.executor.Node;
import dev.teppan.spi.executor.Pool;
import java.util.Map;

/** Whether a job may run in a pool, by its wishes. */
final class PoolMatch {

    private PoolMatch() {}

    static boolean matches(Pool pool, RunsOn runsOn) {
        return runsOn.pool().map(pool.name()::equals).orElse(true)
                && (pool.nodes().isEmpty()
                        ? labels(pool, Map.of(), runsOn)
                        : pool.nodes().stream().map(Node::labels).anyMatch(labels -> labels(pool, labels, runsOn)));
    }

    private static boolean labels(Pool pool, Map<String, String> ofNode, RunsOn runsOn) {
        return runsOn.labels().entrySet().stream()
                .allMatch(wanted -> wanted.getValue()
                        .equals(ofNode.getOrDefault(
                                wanted.getKey(), pool.labels().get(wanted.getKey()))));
    }
}
