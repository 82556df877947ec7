package dev.teppan.platform.simulation;

import dev.teppan.platform.scheduling.Shape;
import java.util.Comparator;
import java.util.List;

/**
 * What arrives, and the nodes for it.
 *
 * @param kinds the shapes; each fits an empty node
 * @param arrivals in the order of their times
 */
public record Workload(String name, List<Shape> kinds, List<Arrival> arrivals, NodeModel nodes) {

    public Workload {
        kinds = List.copyOf(kinds);
        arrivals =
                arrivals.stream().sorted(Comparator.comparingLong(Arrival::at)).toList();
        if (arrivals.isEmpty()) {
            throw new IllegalArgumentException("workload " + name + " has no arrivals");
        }
        for (Shape kind : kinds) {
            if (!nodes.takes(kind.resources())) {
                throw new IllegalArgumentException("workload " + name + ": " + kind.job() + " needs " + kind.resources()
                        + ", nodes have "
                        + nodes.offers().stream().map(NodeOffer::size).toList());
            }
        }
        for (Arrival arrival : arrivals) {
            if (arrival.kind() >= kinds.size()) {
                throw new IllegalArgumentException("workload " + name + " has no kind " + arrival.kind());
            }
        }
    }

    /** What an arrival needs and whose it is. */
    public Shape shape(Arrival arrival) {
        return kinds.get(arrival.kind());
    }

    /** When the last execution arrives. */
    long lastArrival() {
        return arrivals.getLast().at();
    }
}
