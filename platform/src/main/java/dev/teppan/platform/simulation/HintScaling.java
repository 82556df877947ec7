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
                .map(node -> new PresentNode(
                        node.id(),
                        model.offers().get(node.offer()).size(),
                        vectors.resources(node.free()),
                        !node.isEmpty()))
                .toList();
        HintInputs inputs = new HintInputs(
                "simulated",
                "pool",
                Instant.ofEpochMilli(now),
                model.offers().stream().map(NodeOffer::shape).toList(),
                nodes,
                policy.demands(now));
        Hint hint = maker.hint(inputs, memory);
        memory = hint.memory();
        request(hint, fleet, now);
        hint.drainable().forEach(id -> fleet.remove(id, now));
    }

    /** As many of each shape as are wanted and do not boot yet; what else is wanted is of the first. */
    private static void request(Hint hint, Fleet fleet, long now) {
        int left = hint.wanted() - fleet.size();
        int[] present = new int[fleet.model().offers().size()];
        fleet.nodes().forEach(node -> present[node.offer()]++);
        for (int offer = 0; offer < present.length && left > 0; offer++) {
            NodeShape shape = fleet.model().offers().get(offer).shape();
            int added = hint.more().stream()
                    .filter(wanted -> wanted.shape().equals(shape))
                    .mapToInt(Hint.More::nodes)
                    .sum();
            int more = Math.clamp((long) present[offer] + added - fleet.size(offer), 0, left);
            fleet.request(offer, more, now);
            left -= more;
        }
        if (left > 0) {
            fleet.request(0, left, now);
        }
    }
}
