package dev.teppan.platform.simulation;

import dev.teppan.platform.scheduling.Hint;
import dev.teppan.platform.scheduling.HintInputs;
import dev.teppan.platform.scheduling.HintInputs.PresentNode;
import dev.teppan.platform.scheduling.HintMaker;
import dev.teppan.platform.scheduling.HintSettings;
import dev.teppan.platform.scheduling.NodeShape;
import java.time.Instant;
import java.util.List;

/** The capacity hints of production, followed at once: nodes are asked for directly, and only named ones taken away. */
final class HintScaling implements Scaling {

    private final HintMaker maker;
    private final Vectors vectors;
    private HintInputs.Memory memory = HintInputs.Memory.NONE;

    HintScaling(HintSettings settings, Vectors vectors) {
        this.maker = new HintMaker(settings);
        this.vectors = vectors;
    }

    @Override
    public void decide(Fleet fleet, Policy policy, long now) {
        NodeModel model = fleet.model();
        List<PresentNode> nodes = fleet.nodes().stream()
                .map(node -> new PresentNode(node.id(), model.size(), vectors.resources(node.free()), !node.isEmpty()))
                .toList();
        HintInputs inputs = new HintInputs(
                "simulated",
                "pool",
                Instant.ofEpochMilli(now),
                List.of(new NodeShape(model.size(), model.pricePerHour())),
                nodes,
                policy.demands(now));
        Hint hint = maker.hint(inputs, memory);
        memory = hint.memory();
        fleet.request(hint.wanted() - fleet.size(), now);
        hint.drainable().forEach(id -> fleet.remove(id, now));
    }
}
