package dev.teppan.platform.catalog;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.teppan.spi.Resources;
import java.time.Duration;
import java.util.Optional;

/** Reads and writes the most that an application, a queue or a job may have. */
public final class CeilingCodec {

    static final int MOST_RUNNING = 1_000_000;

    private static final Duration LONGEST_SPAN = Duration.ofDays(30);

    private CeilingCodec() {}

    /** What an owner has by {@code limits} and {@code maxRunning}. */
    public static Ceiling read(Fields owner) {
        return read(owner, owner.object("limits"));
    }

    /** @param limits those of the owner; what else they hold was read */
    static Ceiling read(Fields owner, Optional<Fields> limits) {
        Ceiling ceiling = limits.map(CeilingCodec::inner).orElse(Ceiling.NONE);
        Optional<Integer> former = owner.integer("maxRunning", 1, MOST_RUNNING);
        if (former.isEmpty()) {
            return ceiling;
        }
        if (ceiling.running().isPresent()) {
            owner.problems().add(owner.at("maxRunning"), "is the former name of limits.running; give that alone");
        }
        return new Ceiling(former, ceiling.resources(), ceiling.rate());
    }

    private static Ceiling inner(Fields fields) {
        Ceiling ceiling = new Ceiling(
                fields.integer("running", 1, MOST_RUNNING),
                fields.object("resources").map(ResourcesCodec::readMost).orElse(Resources.NONE),
                fields.object("rate").flatMap(CeilingCodec::rate));
        fields.done();
        return ceiling;
    }

    private static Optional<Rate> rate(Fields fields) {
        Optional<Integer> starts = fields.integer("starts", 1, Rate.MOST);
        Optional<Duration> per = fields.duration("per", Duration.ofSeconds(1), LONGEST_SPAN);
        fields.require("starts");
        fields.require("per");
        fields.done();
        return starts.flatMap(most -> per.map(span -> new Rate(most, span)));
    }

    /** Empty where nothing is limited. */
    static ObjectNode write(Ceiling ceiling) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ceiling.running().ifPresent(most -> node.put("running", most));
        Written.object(node, "resources", ResourcesCodec.write(ceiling.resources()));
        ceiling.rate()
                .ifPresent(rate ->
                        node.putObject("rate").put("starts", rate.starts()).put("per", DurationText.write(rate.per())));
        return node;
    }
}
