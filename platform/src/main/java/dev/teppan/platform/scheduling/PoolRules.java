package dev.teppan.platform.scheduling;

import java.util.List;

/**
 * How the hints of one pool are made, and what becomes of them.
 *
 * @param shapes the sizes of node that it can get with their prices; none where those count that its executor states
 * @param sends whether the executor is told
 */
public record PoolRules(HintSettings settings, List<NodeShape> shapes, boolean sends) {

    /** For pools of which nobody said anything: hints are made and only shown. */
    public static final PoolRules USUAL = new PoolRules(HintSettings.USUAL, List.of(), false);

    public PoolRules {
        shapes = List.copyOf(shapes);
    }

    /** The inputs with the shapes that count. */
    HintInputs in(HintInputs stated) {
        return shapes.isEmpty()
                ? stated
                : new HintInputs(
                        stated.executor(), stated.pool(), stated.now(), shapes, stated.nodes(), stated.demands());
    }
}
