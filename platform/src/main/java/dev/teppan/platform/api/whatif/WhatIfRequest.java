package dev.teppan.platform.api.whatif;

import com.fasterxml.jackson.databind.JsonNode;
import dev.teppan.platform.catalog.Decoded;
import dev.teppan.platform.catalog.Field;
import dev.teppan.platform.catalog.Fields;
import dev.teppan.platform.catalog.Problems;
import dev.teppan.platform.catalog.Schema;
import dev.teppan.platform.simulation.NodeModel;
import dev.teppan.platform.simulation.scenario.NodesCodec;
import dev.teppan.platform.simulation.scenario.RuleChanges;
import dev.teppan.platform.simulation.scenario.RuleCodec;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What would have been, asked.
 *
 * @param span how far back
 * @param executions the latest, at the most
 * @param nodes as they are
 * @param changedNodes as they might be
 * @param rules that are to be others
 */
record WhatIfRequest(
        Duration span,
        int executions,
        long seed,
        Duration starvedAfter,
        NodeModel nodes,
        NodeModel changedNodes,
        RuleChanges rules) {

    static final Schema SCHEMA = new Schema(Stream.of(
                    Stream.of(
                            new Field("span", "duration, 1m to 30d", "3d", "How far back."),
                            new Field("executions", "integer, 1 to 50,000", "20,000", "The latest, at most."),
                            new Field("seed", "integer", "1", "Of the chance in nodes."),
                            new Field("starvedAfter", "duration, 1s to 30d", "1h", "What waits longer is counted."),
                            new Field("pool", "`EXECUTOR/POOL`", "the only one", "Whose nodes are meant."),
                            new Field("nodes", "object", "those of the pool", "As they are."),
                            new Field("changed", "object", "", "What is to be other than it is."),
                            new Field("changed.nodes", "object", "`nodes`", "As they might be.")),
                    NodesCodec.schema("nodes."),
                    NodesCodec.schema("changed.nodes."),
                    RuleCodec.schema("changed."))
            .flatMap(fields -> fields)
            .toList());

    /** Finds the nodes of a pool, and notes what is wrong with its name. */
    @FunctionalInterface
    interface Pools {
        Optional<NodeModel> find(Optional<String> pool, Fields fields);
    }

    static Decoded<WhatIfRequest> read(JsonNode value, Pools pools) {
        Problems problems = new Problems();
        Optional<WhatIfRequest> request = Fields.of(value, "", SCHEMA, problems).flatMap(fields -> read(fields, pools));
        return problems.decoded(request::orElseThrow);
    }

    private static Optional<WhatIfRequest> read(Fields fields, Pools pools) {
        Duration span = fields.duration("span", Duration.ofMinutes(1), Duration.ofDays(30))
                .orElse(Duration.ofDays(3));
        int executions = fields.integer("executions", 1, 50_000).orElse(20_000);
        int seed = fields.integer("seed", Integer.MIN_VALUE, Integer.MAX_VALUE).orElse(1);
        Duration starved = fields.duration("starvedAfter", Duration.ofSeconds(1), Duration.ofDays(30))
                .orElse(Duration.ofHours(1));
        Optional<String> pool = fields.text("pool", 300);
        boolean described =
                fields.value("nodes").map(nodes -> nodes.has("shapes")).orElse(false);
        Optional<NodeModel> known =
                described && pool.isEmpty() ? Optional.of(NodesCodec.USUAL) : pools.find(pool, fields);
        Optional<NodeModel> nodes = known.flatMap(model -> NodesCodec.below(fields, model));
        Optional<Fields> changed = fields.object("changed");
        RuleChanges rules = changed.map(RuleCodec::read).orElse(RuleChanges.NONE);
        Optional<NodeModel> other = nodes.flatMap(
                model -> changed.map(given -> NodesCodec.below(given, model)).orElse(nodes));
        if (nodes.isEmpty()) {
            changed.ifPresent(given -> given.value("nodes"));
        }
        changed.ifPresent(Fields::done);
        fields.done();
        if (nodes.isPresent() && rules.equals(RuleChanges.NONE) && nodes.equals(other)) {
            fields.problems().add(fields.at("changed"), "must change something: nodes, applications, queues or jobs");
        }
        return nodes.flatMap(present ->
                other.map(different -> new WhatIfRequest(span, executions, seed, starved, present, different, rules)));
    }
}
