package dev.teppan.platform.simulation.report;

import dev.teppan.platform.simulation.Arrival;
import dev.teppan.platform.simulation.NodeModel;
import dev.teppan.platform.simulation.NodeOffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What was simulated, in sentences. */
final class Summary {

    private Summary() {}

    static List<String> lines(Comparison comparison) {
        List<Arrival> arrivals = comparison.workload().arrivals();
        long span = arrivals.getLast().at() - arrivals.getFirst().at();
        List<String> lines = new ArrayList<>();
        lines.add("%s: %s executions of %s jobs of %s applications arrive in %s; seed %d"
                .formatted(
                        comparison.title(),
                        Figures.whole(arrivals.size()),
                        Figures.whole(comparison.workload().kinds().stream()
                                .map(kind -> kind.job())
                                .distinct()
                                .count()),
                        Figures.whole(comparison.applications()),
                        Figures.span(span),
                        comparison.seed()));
        lines.add(nodes(comparison.workload().nodes()));
        lines.add("starved: waited longer than "
                + Figures.span(comparison.starvedAfter().toMillis()));
        lines.addAll(comparison.notes());
        return lines;
    }

    private static String nodes(NodeModel nodes) {
        String shapes = nodes.offers().stream().map(Summary::shape).collect(Collectors.joining("; "));
        boolean fixed = nodes.atStart() == nodes.most();
        return (fixed ? nodes.most() + " nodes, always there: " : nodes.least() + " to " + nodes.most() + " nodes: ")
                + shapes
                + (fixed
                        ? ""
                        : "; boot in " + Figures.span(nodes.bootLeast().toMillis()) + " and some "
                                + Figures.span(nodes.bootMore().toMillis()) + " more");
    }

    private static String shape(NodeOffer offer) {
        String resources = offer.size().amounts().entrySet().stream()
                .map(amount -> amount.getKey() + " " + Figures.whole(amount.getValue()))
                .collect(Collectors.joining(", "));
        String price = ", " + Figures.three(offer.shape().pricePerHour()) + " an hour";
        return offer.name() + " (" + resources + price
                + (offer.lossesPerHour() > 0 ? ", lost " + Figures.three(offer.lossesPerHour()) + " times an hour" : "")
                + ")";
    }
}
