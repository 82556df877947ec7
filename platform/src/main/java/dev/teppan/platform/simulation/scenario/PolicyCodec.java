package dev.teppan.platform.simulation.scenario;

import dev.teppan.platform.catalog.Field;
import dev.teppan.platform.catalog.Fields;
import dev.teppan.platform.scheduling.HintSettings;
import dev.teppan.platform.scheduling.SchedulerSettings;
import dev.teppan.platform.simulation.scenario.PolicyChoice.Other;
import dev.teppan.platform.simulation.scenario.PolicyChoice.Ours;
import java.time.Duration;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads one policy, and for Teppan's its settings. */
final class PolicyCodec {

    private static final String TEPPAN = "teppan";
    private static final Duration LONGEST = Duration.ofDays(30);
    private static final int USUAL_WARM_UP = 300;

    private PolicyCodec() {}

    static Stream<Field> schema(String prefix) {
        return Stream.concat(
                Stream.of(
                                new Field(
                                        "policy",
                                        "`teppan`, `fifo`, `best-effort-fifo`, `easy`, `hako` or `ecs-managed`",
                                        "",
                                        "Which one."),
                                new Field(
                                        "name",
                                        "text of up to 40 characters",
                                        "the policy's",
                                        "Of `teppan`: for people."),
                                new Field("warmUp", "duration, 1s to 1h", "300s", "Of `ecs-managed`."),
                                new Field("memoryHalfLife", "duration, 1s to 30d", "1h", "Of `teppan`, as all below."),
                                new Field("memoryWeight", "number, 0 to 100", "0.2", "What was held, beside what is."),
                                new Field("patience", "duration, 0s to 30d", "10s", "Until a node may be reserved."),
                                new Field(
                                        "mostPasses", "integer, 1 to 1,000,000", "100", "Starts of others until then."),
                                new Field("headRoom", "number, 0 to 10", "0", "0.1 asks for a tenth more nodes."),
                                new Field("mostPerHour", "number, 0 to 1,000,000", "no limit", "Price of all nodes."),
                                new Field("confirmation", "duration, 0s to 1d", "20s", "Before one node is asked for."),
                                new Field("cooldown", "duration, 0s to 1d", "2m", "After it grew, no node goes."),
                                new Field("idleGrace", "duration, 0s to 1d", "2m", "How long a node is empty first."),
                                new Field("keepIdle", "integer, 0 to 10,000", "1", "Empty nodes that stay longer."),
                                new Field("keepIdleGrace", "duration, 0s to 1d", "15m", "How long those stay."))
                        .map(field -> RuleCodec.below(prefix, field)),
                RuleCodec.schema(prefix));
    }

    static Optional<PolicyChoice> read(Fields fields) {
        String word = fields.text("policy", 40).orElse("");
        Optional<String> name = fields.text("name", 40);
        Optional<Duration> warmUp = fields.duration("warmUp", Duration.ofSeconds(1), Duration.ofHours(1));
        SchedulerSettings settings = settings(fields);
        HintSettings hints = hints(fields);
        RuleChanges rules = RuleCodec.read(fields);
        fields.done();
        if (word.equals(TEPPAN)) {
            return Optional.of(new Ours(name.orElse("Teppan"), settings, hints, rules));
        }
        if (!KnownPolicies.OTHERS.containsKey(word)) {
            fields.problems()
                    .add(
                            fields.at("policy"),
                            "must be teppan or one of "
                                    + String.join(", ", new TreeSet<>(KnownPolicies.OTHERS.keySet())));
            return Optional.empty();
        }
        boolean own = !settings.equals(SchedulerSettings.USUAL)
                || !hints.equals(HintSettings.USUAL)
                || !rules.equals(RuleChanges.NONE)
                || name.isPresent();
        if (own) {
            fields.problems().add(fields.at("policy"), word + " has no settings but warmUp of ecs-managed; teppan has");
            return Optional.empty();
        }
        int seconds = (int)
                warmUp.map(Duration::toSeconds).orElse((long) USUAL_WARM_UP).longValue();
        return Optional.ofNullable(KnownPolicies.OTHERS.get(word)).map(made -> new Other(made.apply(seconds)));
    }

    private static SchedulerSettings settings(Fields fields) {
        SchedulerSettings usual = SchedulerSettings.USUAL;
        return new SchedulerSettings(
                fields.duration("memoryHalfLife", Duration.ofSeconds(1), LONGEST)
                        .orElse(usual.memoryHalfLife()),
                fields.number("memoryWeight", 0, 100).orElse(usual.memoryWeight()),
                fields.duration("patience", Duration.ZERO, LONGEST).orElse(usual.patience()),
                fields.integer("mostPasses", 1, 1_000_000).orElse(usual.mostPasses()));
    }

    private static HintSettings hints(Fields fields) {
        HintSettings usual = HintSettings.USUAL;
        Duration day = Duration.ofDays(1);
        return new HintSettings(
                usual.least(),
                usual.most(),
                fields.number("headRoom", 0, 10).orElse(usual.headRoom()),
                fields.number("mostPerHour", 0, 1_000_000),
                fields.duration("confirmation", Duration.ZERO, day).orElse(usual.confirmation()),
                usual.impatience(),
                fields.duration("cooldown", Duration.ZERO, day).orElse(usual.cooldown()),
                fields.duration("idleGrace", Duration.ZERO, day).orElse(usual.idleGrace()),
                fields.integer("keepIdle", 0, 10_000).orElse(usual.keepIdle()),
                fields.duration("keepIdleGrace", Duration.ZERO, day).orElse(usual.keepIdleGrace()));
    }
}
