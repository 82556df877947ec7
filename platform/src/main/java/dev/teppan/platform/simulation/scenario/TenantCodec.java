package dev.teppan.platform.simulation.scenario;

import dev.teppan.platform.catalog.Field;
import dev.teppan.platform.catalog.Fields;
import dev.teppan.platform.catalog.NameRule;
import dev.teppan.platform.catalog.ResourcesCodec;
import dev.teppan.platform.simulation.scenario.Tenant.Bursts;
import dev.teppan.platform.simulation.scenario.Tenant.RunTime;
import dev.teppan.spi.Resources;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads one application of a made workload. */
final class TenantCodec {

    private static final Resources USUAL = Resources.of(1_000, 2_048);
    private static final Duration LONGEST = Duration.ofDays(30);
    private static final Duration SHORTEST = Duration.ofMillis(1);

    private TenantCodec() {}

    static Stream<Field> schema(String prefix) {
        return Stream.of(
                        new Field("name", NameRule.APPLICATION.rule(), "", "Its name."),
                        new Field("weight", "integer, 1 to 10,000", "100", "Its share beside others."),
                        new Field("jobs", "integer, 1 to 1,000", "1", "How many jobs it has."),
                        new Field("resources", "object", "1 core, 2 GiB", "What its smallest job needs."),
                        new Field("resources.cpu", "cores or millicores", "none", "Processor."),
                        new Field("resources.memory", "`\"2GiB\"`", "none", "Memory."),
                        new Field("resources.gpu", "devices", "none", "Graphics processors."),
                        new Field("resources.<name>", "integer", "none", "Any other resource."),
                        new Field("upTo", "object", "`resources`", "What its largest job needs; each is in between."),
                        new Field("upTo.cpu", "cores or millicores", "none", "Processor."),
                        new Field("upTo.memory", "`\"8GiB\"`", "none", "Memory."),
                        new Field("upTo.gpu", "devices", "none", "Graphics processors."),
                        new Field("upTo.<name>", "integer", "none", "Any other resource."),
                        new Field("runTime", "object", "", "For how long executions run."),
                        new Field("runTime.median", "duration, 1ms to 30d", "", "Half of them are shorter."),
                        new Field(
                                "runTime.spread",
                                "number, 0 to 5",
                                "0.7",
                                "Of the logarithm, within a job; 0: all alike."),
                        new Field("runTime.between", "number, 0 to 5", "0", "The same of its jobs' medians."),
                        new Field("runTime.tailPart", "number, 0 to 1", "0", "How many are of the heavy tail."),
                        new Field("runTime.tailAlpha", "number, 0.1 to 10", "1.1", "The smaller, the heavier."),
                        new Field("runTime.longest", "duration, 1ms to 30d", "1d", "None is longer."),
                        new Field("perHour", "number, 0 to 1,000,000", "0", "How many arrive by themselves (Poisson)."),
                        new Field("dailyPeak", "number, 1 to 1,000", "1", "So many times more at a day's peak."),
                        new Field("bursts", "object", "none", "Executions of one job within a short time."),
                        new Field("bursts.perDay", "number, 0.01 to 10,000", "", "How many bursts."),
                        new Field("bursts.size", "integer, 1 to 100,000", "", "Of the smallest."),
                        new Field("bursts.alpha", "number, 0.1 to 10", "all alike", "Pareto exponent of the sizes."),
                        new Field("bursts.largest", "integer, 1 to 100,000", "10,000", "None is larger."),
                        new Field("bursts.within", "duration, 1ms to 1d", "1m", "How long one takes to arrive."))
                .map(field -> RuleCodec.below(prefix, field));
    }

    static Optional<Tenant> read(Fields fields) {
        Optional<String> name = fields.name("name", NameRule.APPLICATION);
        int weight = fields.integer("weight", 1, 10_000).orElse(100);
        int jobs = fields.integer("jobs", 1, 1_000).orElse(1);
        Resources least =
                fields.object("resources").map(ResourcesCodec::readMost).orElse(USUAL);
        Resources most = fields.object("upTo").map(ResourcesCodec::readMost).orElse(least);
        Optional<RunTime> runTime = fields.object("runTime").flatMap(TenantCodec::runTime);
        double perHour = fields.number("perHour", 0, 1_000_000).orElse(0.0);
        double peak = fields.number("dailyPeak", 1, 1_000).orElse(1.0);
        Optional<Bursts> bursts = fields.object("bursts").flatMap(TenantCodec::bursts);
        fields.done();
        fields.require("name");
        fields.require("runTime");
        if (!least.fitsIn(most)) {
            fields.problems().add(fields.at("upTo"), "must be as much as resources, or more, of each");
        }
        if (perHour == 0 && fields.value("bursts").isEmpty()) {
            fields.problems().add(fields.at("perHour"), "must be more than 0, or bursts be given: nothing arrives");
        }
        return name.flatMap(given ->
                runTime.map(runs -> new Tenant(given, weight, jobs, least, most, runs, perHour, peak, bursts)));
    }

    private static Optional<RunTime> runTime(Fields fields) {
        Optional<Duration> median = fields.duration("median", SHORTEST, LONGEST);
        double spread = fields.number("spread", 0, 5).orElse(0.7);
        double between = fields.number("between", 0, 5).orElse(0.0);
        double part = fields.number("tailPart", 0, 1).orElse(0.0);
        double alpha = fields.number("tailAlpha", 0.1, 10).orElse(1.1);
        Duration longest = fields.duration("longest", SHORTEST, LONGEST).orElse(Duration.ofDays(1));
        fields.done();
        fields.require("median");
        return median.map(given -> new RunTime(given, spread, between, part, alpha, longest));
    }

    private static Optional<Bursts> bursts(Fields fields) {
        Optional<Double> perDay = fields.number("perDay", 0.01, 10_000);
        Optional<Integer> size = fields.integer("size", 1, 100_000);
        Optional<Double> alpha = fields.number("alpha", 0.1, 10);
        int largest = fields.integer("largest", 1, 100_000).orElse(Math.max(10_000, size.orElse(0)));
        Duration within =
                fields.duration("within", SHORTEST, Duration.ofDays(1)).orElse(Duration.ofMinutes(1));
        fields.done();
        fields.require("perDay");
        fields.require("size");
        return perDay.flatMap(often -> size.map(many -> new Bursts(often, many, alpha, largest, within)));
    }
}
