package dev.teppan.spi.testkit.executor;

import dev.teppan.spi.Resources;
import dev.teppan.spi.executor.CapacitySnapshot;
import dev.teppan.spi.executor.LaunchToken;
import dev.teppan.spi.executor.Node;
import dev.teppan.spi.executor.Node.NodeState;
import dev.teppan.spi.executor.Pool;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The pools of a {@link FakeBackend}; all access is under the backend's lock. */
final class FakeCapacity {

    private record Spec(
            Map<String, String> labels,
            Optional<Resources> elastic,
            List<Resources> shapes,
            Map<String, NodeSpec> nodes) {}

    private record NodeSpec(Map<String, String> labels, Resources total, NodeState state) {}

    private final Map<String, Spec> pools = new LinkedHashMap<>();
    private CapacitySnapshot last = new CapacitySnapshot(0, Instant.EPOCH, List.of());
    private boolean frozen;

    void elastic(String pool, Map<String, String> labels, Resources room) {
        pools.put(pool, new Spec(labels, Optional.of(room), List.of(), new LinkedHashMap<>()));
    }

    void node(String pool, String node, Map<String, String> labels, Resources total) {
        spec(pool, labels).nodes().put(node, new NodeSpec(labels, total, NodeState.READY));
    }

    /** A pool that can get nodes of these shapes. */
    void scalable(String pool, List<Resources> shapes) {
        pools.put(pool, new Spec(Map.of(), Optional.empty(), shapes, new LinkedHashMap<>()));
    }

    /** The nodes that take work, in the order in which they came. */
    List<String> ready(String pool) {
        return spec(pool, Map.of()).nodes().entrySet().stream()
                .filter(node -> node.getValue().state() == NodeState.READY)
                .map(Map.Entry::getKey)
                .toList();
    }

    void remove(String pool, String node) {
        spec(pool, Map.of()).nodes().remove(node);
    }

    void state(String node, NodeState state) {
        pools.values()
                .forEach(pool -> pool.nodes()
                        .computeIfPresent(node, (id, spec) -> new NodeSpec(spec.labels(), spec.total(), state)));
    }

    /** Whether later snapshots repeat the last one, as an executor's knowledge lags behind. */
    void freeze(boolean freeze) {
        frozen = freeze;
    }

    CapacitySnapshot snapshot(Collection<FakeWorkload> live, boolean unreachable, Instant now) {
        if (frozen) {
            return last;
        }
        List<Pool> current = new ArrayList<>();
        pools.forEach((name, spec) -> current.add(pool(name, spec, live, unreachable)));
        if (last.version() == 0 || !last.pools().equals(current)) {
            last = new CapacitySnapshot(last.version() + 1, now, current);
        }
        return last;
    }

    /** Whether a node takes this launch now. */
    boolean hasRoom(String pool, String node, Resources need, Collection<FakeWorkload> live) {
        Spec spec = pools.get(pool);
        if (spec == null) {
            return false;
        }
        if (spec.elastic().isPresent()) {
            return need.fitsIn(spec.elastic().get().minus(reserved(pool, "", live)));
        }
        NodeSpec place = spec.nodes().get(node);
        return place != null
                && place.state() == NodeState.READY
                && need.fitsIn(place.total().minus(reserved(pool, node, live)));
    }

    private Spec spec(String pool, Map<String, String> labels) {
        return pools.computeIfAbsent(
                pool, name -> new Spec(labels, Optional.empty(), List.of(), new LinkedHashMap<>()));
    }

    private static Pool pool(String name, Spec spec, Collection<FakeWorkload> live, boolean unreachable) {
        List<Node> nodes = new ArrayList<>();
        spec.nodes().forEach((id, node) -> {
            Set<LaunchToken> counted = new LinkedHashSet<>();
            live.stream()
                    .map(FakeWorkload::launch)
                    .filter(launch ->
                            launch.pool().equals(name) && launch.node().equals(id))
                    .forEach(launch -> counted.add(launch.token()));
            NodeState state = unreachable ? NodeState.UNREACHABLE : node.state();
            nodes.add(new Node(
                    id, node.labels(), state, node.total(), node.total().minus(reserved(name, id, live)), counted));
        });
        List<Resources> ofNodes =
                spec.nodes().values().stream().map(NodeSpec::total).distinct().toList();
        List<Resources> stated = spec.shapes().isEmpty() ? ofNodes : spec.shapes();
        List<Resources> shapes = spec.elastic().map(List::of).orElse(stated);
        return new Pool(name, spec.labels(), nodes, shapes, spec.elastic());
    }

    private static Resources reserved(String pool, String node, Collection<FakeWorkload> live) {
        return live.stream()
                .map(FakeWorkload::launch)
                .filter(launch -> launch.pool().equals(pool) && launch.node().equals(node))
                .map(launch -> launch.resources())
                .reduce(Resources.NONE, Resources::plus);
    }
}
