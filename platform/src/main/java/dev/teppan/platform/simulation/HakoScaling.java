package dev.teppan.platform.simulation;

import dev.teppan.platform.scheduling.Demand;
import java.util.List;

/**
 * One more node whenever something finds no room and none boots, as hako does for one-shot tasks. Empty nodes go after a
 * quarter of an hour, which hako leaves to others.
 */
final class HakoScaling implements Scaling {

    private static final long IDLE = 900_000;

    @Override
    public void decide(Fleet fleet, Policy policy, long now) {
        List<Demand> demands = policy.demands(now);
        if (!demands.isEmpty() && fleet.booting() == 0) {
            fleet.request(fleet.model().firstFor(demands.getFirst().resources()), 1, now);
        }
        if (demands.isEmpty()) {
            fleet.nodes().stream()
                    .filter(node -> node.isEmpty() && now - node.emptySince() >= IDLE)
                    .forEach(node -> fleet.remove(node.id(), now));
        }
    }
}
