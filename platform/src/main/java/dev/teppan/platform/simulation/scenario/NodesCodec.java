package dev.teppan.platform.simulation.scenario;

import dev.teppan.platform.catalog.Field;
import dev.teppan.platform.catalog.Fields;
import dev.teppan.platform.catalog.NameRule;
import dev.teppan.platform.catalog.ResourcesCodec;
import dev.teppan.platform.scheduling.NodeShape;
import dev.teppan.platform.simulation.NodeModel;
import dev.teppan.platform.simulation.NodeOffer;
import dev.teppan.spi.Resources;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a model of nodes. */
public final class NodesCodec {

    /** Nodes of 16 cores and 63 GiB that boot in 80 s and some 30 s more, from none to 200. */
    public static final NodeModel USUAL = new NodeModel(
            Resources.of(16_000, 63 * 1_024), 0.768, Duration.ofSeconds(80), Duration.ofSeconds(30), 0, 200);

    private static final Duration LONGEST_BOOT = Duration.ofHours(6);
    private static final int MOST = 10_000;

    private NodesCodec() {}

    /** The fields. */
    public static Stream<Field> schema(String prefix) {
        return Stream.of(
                        new Field("shapes", "a list of up to 20", "16 cores, 63 GiB, 0.768", "What can be had."),
                        new Field("shapes[].name", NameRule.CONFIGURED.rule(), "", "For people."),
                        new Field("shapes[].resources", "object", "", "What such a node has."),
                        new Field("shapes[].resources.cpu", "cores or millicores", "none", "Processor."),
                        new Field("shapes[].resources.memory", "`\"64GiB\"`", "none", "Memory."),
                        new Field("shapes[].resources.gpu", "devices", "none", "Graphics processors."),
                        new Field("shapes[].resources.<name>", "integer", "none", "Any other resource."),
                        new Field("shapes[].pricePerHour", "number, 0 to 10,000", "0", "In whatever currency."),
                        new Field(
                                "shapes[].lossesPerHour",
                                "number, 0 to 60",
                                "0",
                                "How often one such node is reclaimed, as spot capacity is."),
                        new Field(
                                "boot", "duration, 0s to 6h", "80s", "From its request until it takes work, at least."),
                        new Field("bootMore", "duration, 0s to 6h", "30s", "The mean of what comes on top."),
                        new Field("start", "integer, 0 to 10,000", "`min`", "How many are there at the start."),
                        new Field("min", "integer, 0 to 10,000", "0", "How many are kept."),
                        new Field("max", "integer, 1 to 10,000", "200", "How many there may be."))
                .map(field -> RuleCodec.below(prefix, field));
    }

    /** Those of the field {@code nodes}, read like {@link #read}; where it is not given, the other model as it is. */
    public static Optional<NodeModel> below(Fields fields, NodeModel otherwise) {
        return fields.value("nodes").isEmpty()
                ? Optional.of(otherwise)
                : fields.object("nodes").flatMap(given -> read(given, otherwise));
    }

    /** Reads what is given; the rest is as in another model. Empty, with a problem, when that makes no sense. */
    public static Optional<NodeModel> read(Fields fields, NodeModel otherwise) {
        List<NodeOffer> given = fields.list(
                "shapes", 20, (at, value) -> fields.element("shapes", at, value).flatMap(NodesCodec::offer));
        Duration boot = fields.duration("boot", Duration.ZERO, LONGEST_BOOT).orElse(otherwise.bootLeast());
        Duration more = fields.duration("bootMore", Duration.ZERO, LONGEST_BOOT).orElse(otherwise.bootMore());
        Optional<Integer> min = fields.integer("min", 0, MOST);
        Optional<Integer> max = fields.integer("max", 1, MOST);
        Optional<Integer> start = fields.integer("start", 0, MOST);
        fields.done();
        int most = max.orElse(Math.max(otherwise.most(), min.orElse(0)));
        int least = min.orElse(Math.min(otherwise.least(), most));
        int first = start.orElse(min.orElse(Math.min(otherwise.atStart(), most)));
        if (fields.value("shapes").isPresent() && given.isEmpty()) {
            fields.problems().add(fields.at("shapes"), "must have at least one shape");
            return Optional.empty();
        }
        if (least > most) {
            fields.problems().add(fields.at("min"), "must not be more than max, which is " + most);
            return Optional.empty();
        }
        if (first > most) {
            fields.problems().add(fields.at("start"), "must not be more than max, which is " + most);
            return Optional.empty();
        }
        return Optional.of(new NodeModel(given.isEmpty() ? otherwise.offers() : given, boot, more, first, least, most));
    }

    private static Optional<NodeOffer> offer(Fields fields) {
        Optional<String> name = fields.name("name", NameRule.CONFIGURED);
        Optional<Resources> resources = fields.object("resources").map(ResourcesCodec::readMost);
        double price = fields.number("pricePerHour", 0, 10_000).orElse(0.0);
        double losses = fields.number("lossesPerHour", 0, 60).orElse(0.0);
        fields.done();
        fields.require("name");
        if (resources.isEmpty() || resources.get().amounts().isEmpty()) {
            fields.problems().add(fields.at("resources"), "must name at least one resource");
            return Optional.empty();
        }
        return name.map(given -> new NodeOffer(given, new NodeShape(resources.get(), price), losses));
    }
}
