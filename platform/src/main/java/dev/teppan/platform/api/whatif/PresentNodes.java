package dev.teppan.platform.api.whatif;

import dev.teppan.platform.catalog.Fields;
import dev.teppan.platform.scheduling.NodeShape;
import dev.teppan.platform.simulation.NodeModel;
import dev.teppan.platform.simulation.NodeOffer;
import dev.teppan.platform.simulation.scenario.NodesCodec;
import dev.teppan.spi.Resources;
import dev.teppan.spi.executor.ExecutorStatus;
import dev.teppan.spi.executor.Node;
import dev.teppan.spi.executor.Pool;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The nodes that pools have now: always as many as now, all of the size that most of them have. Prices are not known. */
record PresentNodes(Map<String, ExecutorStatus> executors) implements WhatIfRequest.Pools {

    @Override
    public Optional<NodeModel> find(Optional<String> pool, Fields fields) {
        Map<String, NodeModel> known = new TreeMap<>();
        executors.forEach((executor, status) -> status.capacity()
                .pools()
                .forEach(each -> model(each).ifPresent(model -> known.put(executor + "/" + each.name(), model))));
        Optional<String> name =
                pool.isEmpty() && known.size() == 1 ? known.keySet().stream().findFirst() : pool;
        Optional<NodeModel> found = name.flatMap(given -> Optional.ofNullable(known.get(given)));
        if (found.isEmpty()) {
            boolean isAsked = pool.isPresent() || known.size() > 1;
            fields.problems()
                    .add(
                            fields.at(isAsked ? "pool" : "nodes"),
                            isAsked
                                    ? "must be one of the pools with nodes: " + String.join(", ", known.keySet())
                                    : "must be given with its shapes: no pool with nodes is known");
        }
        return found;
    }

    private static Optional<NodeModel> model(Pool pool) {
        Map<Resources, Long> counts =
                pool.nodes().stream().collect(Collectors.groupingBy(Node::total, Collectors.counting()));
        List<Resources> sizes = counts.entrySet().stream()
                .sorted(Map.Entry.<Resources, Long>comparingByValue()
                        .reversed()
                        .thenComparing(entry -> entry.getKey().toString()))
                .map(Map.Entry::getKey)
                .toList();
        return sizes.stream()
                .filter(size -> !size.amounts().isEmpty())
                .findFirst()
                .map(size -> new NodeModel(
                                List.of(new NodeOffer("node", new NodeShape(size, 0), 0)),
                                NodesCodec.USUAL.bootLeast(),
                                NodesCodec.USUAL.bootMore(),
                                0,
                                0,
                                1)
                        .fixed(pool.nodes().size()));
    }
}
