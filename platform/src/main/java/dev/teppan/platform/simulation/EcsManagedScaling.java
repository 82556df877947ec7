package dev.teppan.platform.simulation;

import dev.teppan.platform.scheduling.Demand;
import dev.teppan.spi.Resources;
import java.util.List;

/**
 * A model of managed scaling of ECS by its published rules: a metric of nodes needed to nodes there once a minute; the nodes
 * needed are those there and the most that any group of equal tasks needs, each group packed by itself; two from nothing; no
 * more while the last ones warm up; empty nodes go after fifteen minutes in which some were empty and nothing waited.
 */
final class EcsManagedScaling implements Scaling {

    private static final long PERIOD = 60_000;
    private static final int LOW_POINTS = 15;

    private final long warmUp;
    private long nextPoint;
    private int lowPoints;

    /**
     * Scaling of a group.
     *
     * @param warmUp in milliseconds, from the request of nodes until more may be asked for
     */
    EcsManagedScaling(long warmUp) {
        this.warmUp = warmUp;
    }

    @Override
    public void decide(Fleet fleet, Policy policy, long now) {
        if (now < nextPoint) {
            return;
        }
        nextPoint = now + PERIOD;
        List<Demand> provisioning = policy.demands(now);
        if (!provisioning.isEmpty()) {
            lowPoints = 0;
            boolean warms = fleet.lastRequest() >= 0 && now - fleet.lastRequest() < warmUp;
            if (!warms) {
                request(provisioning, fleet, now);
            }
            return;
        }
        List<SimulatedNode> empty =
                fleet.nodes().stream().filter(SimulatedNode::isEmpty).toList();
        lowPoints = empty.isEmpty() ? 0 : lowPoints + 1;
        if (lowPoints >= LOW_POINTS) {
            empty.forEach(node -> fleet.remove(node.id(), now));
        }
    }

    /** Of each shape, for the groups that the first shape with room for them is that one. */
    private static void request(List<Demand> groups, Fleet fleet, long now) {
        boolean none = fleet.size() == 0;
        for (int offer = 0; offer < fleet.model().offers().size(); offer++) {
            int of = offer;
            List<Demand> own = groups.stream()
                    .filter(group -> fleet.model().firstFor(group.resources()) == of)
                    .toList();
            if (!own.isEmpty()) {
                Resources size = fleet.model().offers().get(offer).size();
                fleet.request(offer, none ? 2 : needed(own, size), now);
            }
        }
    }

    private static int needed(List<Demand> groups, Resources size) {
        long most = 0;
        for (Demand group : groups) {
            long each = group.resources().amounts().entrySet().stream()
                    .mapToLong(amount -> size.get(amount.getKey()) / amount.getValue())
                    .min()
                    .orElse(Long.MAX_VALUE);
            most = Math.max(most, (group.count() + each - 1) / each);
        }
        return (int) most;
    }
}
