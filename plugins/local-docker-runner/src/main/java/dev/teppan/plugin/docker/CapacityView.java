package dev.teppan.plugin.docker;

import dev.teppan.spi.Resources;
import dev.teppan.spi.executor.CapacitySnapshot;
import dev.teppan.spi.executor.ExecutorStatus;
import dev.teppan.spi.executor.ExecutorStatus.Health;
import dev.teppan.spi.executor.Node;
import dev.teppan.spi.executor.Pool;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The engines as one pool. */
final class CapacityView {

    /** As long as no engine ever answered, nothing may be called too large for ever. */
    private static final Resources UNKNOWN_SHAPE = Resources.of(1_000_000, 1_000_000_000);

    private final DockerSettings settings;
    private final List<DockerHost> hosts;
    private final InstantSource clock;
    private CapacitySnapshot last;

    CapacityView(DockerSettings settings, List<DockerHost> hosts, InstantSource clock) {
        this.settings = settings;
        this.hosts = hosts;
        this.clock = clock;
        this.last = new CapacitySnapshot(1, clock.instant(), List.of(pool()));
    }

    synchronized ExecutorStatus status() {
        List<Pool> pools = List.of(pool());
        if (!last.pools().equals(pools)) {
            last = new CapacitySnapshot(last.version() + 1, clock.instant(), pools);
        }
        return new ExecutorStatus(health(), last);
    }

    /** Healthy as long as one engine takes work; the detail names those that do not. */
    private Health health() {
        String trouble = hosts.stream()
                .filter(host -> !host.monitor().reachable())
                .map(host -> host.name() + ": " + host.monitor().trouble())
                .collect(Collectors.joining("; "));
        boolean anyReachable = hosts.stream().anyMatch(host -> host.monitor().reachable());
        return anyReachable ? new Health(true, trouble) : Health.unhealthy(trouble);
    }

    private Pool pool() {
        List<Node> nodes =
                hosts.stream().map(DockerHost::node).flatMap(Optional::stream).toList();
        List<Resources> shapes = nodes.stream().map(Node::total).distinct().toList();
        return new Pool(
                settings.pool(),
                commonLabels(nodes),
                nodes,
                shapes.isEmpty() ? List.of(UNKNOWN_SHAPE) : shapes,
                Optional.empty());
    }

    private static Map<String, String> commonLabels(List<Node> nodes) {
        if (nodes.isEmpty()) {
            return Map.of();
        }
        Map<String, String> common = new HashMap<>(nodes.getFirst().labels());
        nodes.forEach(node -> common.entrySet().retainAll(node.labels().entrySet()));
        return common;
    }
}
