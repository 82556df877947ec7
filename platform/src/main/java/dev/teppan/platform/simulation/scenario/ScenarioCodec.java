package dev.teppan.platform.simulation.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import dev.teppan.platform.catalog.Decoded;
import dev.teppan.platform.catalog.Field;
import dev.teppan.platform.catalog.Fields;
import dev.teppan.platform.catalog.Problems;
import dev.teppan.platform.catalog.Schema;
import dev.teppan.platform.simulation.NodeModel;
import dev.teppan.platform.simulation.scenario.Scenario.Source;
import dev.teppan.platform.simulation.trace.SwfMapping;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads scenarios, and names each field that is wrong. */
public final class ScenarioCodec {

    /** All fields; what is not among them is refused. */
    public static final Schema SCHEMA = new Schema(Stream.of(
                    Stream.of(
                            new Field("name", "text of up to 80 characters", "`simulation`", "For people."),
                            new Field("seed", "integer", "1", "The same seed gives the same run."),
                            new Field("starvedAfter", "duration, 1s to 30d", "1h", "What waits longer is counted."),
                            new Field("workload", "object: one of the three", "", "What arrives."),
                            new Field("workload.swf", "object", "", "A trace in the Standard Workload Format."),
                            new Field("workload.swf.file", "text", "", "Its path, from the scenario's folder."),
                            new Field("workload.swf.millicores", "integer, 1 to 1,000,000", "1,000", "Of a processor."),
                            new Field(
                                    "workload.swf.mib",
                                    "integer, 1 to 1,000,000",
                                    "2,048",
                                    "Of a processor, where the trace does not say."),
                            new Field(
                                    "workload.swf.jobs",
                                    "integer, 1 to 2,000,000",
                                    "1,000,000",
                                    "The first ones, at most."),
                            new Field("workload.history", "object", "", "What this installation ran."),
                            new Field("workload.history.configuration", "text", "", "The server's configuration file."),
                            new Field("workload.history.span", "duration, 1m to 400d", "7d", "How far back."),
                            new Field(
                                    "workload.history.executions",
                                    "integer, 1 to 2,000,000",
                                    "200,000",
                                    "The latest, at most."),
                            new Field("workload.made", "object", "", "Made by chance."),
                            new Field(
                                    "workload.made.span",
                                    "duration, 1m to 400d",
                                    "",
                                    "For how long executions arrive."),
                            new Field("workload.made.applications", "a list of up to 200", "", "Whose they are."),
                            new Field("nodes", "object", "as below", "The nodes that can be had."),
                            new Field("policies", "a list of up to 20", "all, with usual settings", "What is run.")),
                    TenantCodec.schema("workload.made.applications[]."),
                    NodesCodec.schema("nodes."),
                    PolicyCodec.schema("policies[]."))
            .flatMap(fields -> fields)
            .toList());

    private static final Duration LONGEST = Duration.ofDays(400);

    private ScenarioCodec() {}

    /** Reads one. */
    public static Decoded<Scenario> read(JsonNode value) {
        Problems problems = new Problems();
        Optional<Scenario> scenario = Fields.of(value, "", SCHEMA, problems).flatMap(ScenarioCodec::read);
        return problems.decoded(scenario::orElseThrow);
    }

    private static Optional<Scenario> read(Fields fields) {
        Scenario usual = Scenario.USUAL;
        String name = fields.text("name", 80).orElse(usual.name());
        long seed = fields.integer("seed", Integer.MIN_VALUE, Integer.MAX_VALUE).orElse((int) usual.seed());
        Duration starved = fields.duration("starvedAfter", Duration.ofSeconds(1), Duration.ofDays(30))
                .orElse(usual.starvedAfter());
        Optional<Source> source = fields.object("workload").flatMap(ScenarioCodec::source);
        Optional<NodeModel> nodes = NodesCodec.below(fields, usual.nodes());
        List<PolicyChoice> policies = fields.list(
                "policies",
                20,
                (at, value) -> fields.element("policies", at, value).flatMap(PolicyCodec::read));
        boolean own = fields.value("policies").isPresent();
        fields.done();
        if (own && policies.isEmpty()) {
            fields.problems().add(fields.at("policies"), "must name at least one");
        }
        return nodes.map(model -> new Scenario(name, source, model, own ? policies : usual.policies(), seed, starved));
    }

    private static Optional<Source> source(Fields fields) {
        List<Source> given = Stream.of(
                        fields.object("swf").flatMap(ScenarioCodec::swf),
                        fields.object("history").flatMap(ScenarioCodec::history),
                        fields.object("made").flatMap(ScenarioCodec::made))
                .flatMap(Optional::stream)
                .toList();
        long named = Stream.of("swf", "history", "made")
                .filter(name -> fields.value(name).isPresent())
                .count();
        fields.done();
        if (named != 1) {
            fields.problems().add("/workload", "must have one of swf, history and made");
        }
        return given.stream().findFirst();
    }

    private static Optional<Source> swf(Fields fields) {
        SwfMapping usual = SwfMapping.USUAL;
        Optional<String> file = fields.text("file", 4_000);
        SwfMapping mapping = new SwfMapping(
                fields.integer("millicores", 1, 1_000_000).orElse((int) usual.millicores()),
                fields.integer("mib", 1, 1_000_000).orElse((int) usual.mib()),
                fields.integer("jobs", 1, 2_000_000).orElse(usual.jobs()));
        fields.done();
        fields.require("file");
        return file.map(path -> new Source.Swf(path, mapping));
    }

    private static Optional<Source> history(Fields fields) {
        Optional<String> configuration = fields.text("configuration", 4_000);
        Duration span = fields.duration("span", Duration.ofMinutes(1), LONGEST).orElse(Duration.ofDays(7));
        int most = fields.integer("executions", 1, 2_000_000).orElse(200_000);
        fields.done();
        fields.require("configuration");
        return configuration.map(path -> new Source.History(path, span, most));
    }

    private static Optional<Source> made(Fields fields) {
        Optional<Duration> span = fields.duration("span", Duration.ofMinutes(1), LONGEST);
        List<Tenant> tenants = fields.list(
                "applications",
                200,
                (at, value) -> fields.element("applications", at, value).flatMap(TenantCodec::read));
        fields.done();
        fields.require("span");
        if (fields.value("applications").isEmpty()) {
            fields.problems().add(fields.at("applications"), "must have at least one");
        }
        if (tenants.stream().map(Tenant::name).distinct().count() != tenants.size()) {
            fields.problems().add(fields.at("applications"), "must have different names");
        }
        Optional<MadeWorkload> made = span.map(given -> new MadeWorkload(given, tenants));
        if (made.filter(workload -> workload.expected() > MadeWorkload.MOST).isPresent()) {
            fields.problems()
                    .add(
                            fields.at("applications"),
                            "must have %,d executions at the most".formatted(MadeWorkload.MOST));
        }
        return made.map(Source.Made::new);
    }
}
