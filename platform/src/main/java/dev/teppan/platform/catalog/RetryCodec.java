package dev.teppan.platform.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.teppan.platform.execution.Reason;
import dev.teppan.platform.execution.RetryPolicy;
import dev.teppan.platform.execution.RetryRule;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads and writes a retry policy. */
final class RetryCodec {

    private static final List<String> REASONS =
            Arrays.stream(Reason.values()).map(Reason::word).toList();
    private static final Duration LONGEST = Duration.ofDays(366);

    private RetryCodec() {}

    static RetryPolicy read(Fields fields) {
        RetryPolicy otherwise = RetryPolicy.NONE;
        RetryPolicy policy = new RetryPolicy(
                fields.integer("attempts", 1, 1000).orElse(otherwise.attempts()),
                fields.duration("base", Duration.ZERO, LONGEST).orElse(otherwise.base()),
                factor(fields).orElse(otherwise.factor()),
                fields.duration("max", Duration.ZERO, LONGEST).orElse(otherwise.max()),
                fields.flag("jitter", otherwise.jitter()),
                fields.list(
                        "rules",
                        50,
                        (at, value) -> fields.element("rules", at, value).flatMap(RetryCodec::rule)));
        fields.done();
        return policy;
    }

    static ObjectNode write(RetryPolicy policy) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("attempts", policy.attempts());
        node.put("base", DurationText.write(policy.base()));
        if (policy.factor() == Math.rint(policy.factor())) {
            node.put("factor", (int) policy.factor());
        } else {
            node.put("factor", policy.factor());
        }
        node.put("max", DurationText.write(policy.max()));
        node.put("jitter", policy.jitter());
        if (!policy.rules().isEmpty()) {
            ArrayNode rules = node.putArray("rules");
            policy.rules().forEach(rule -> rules.add(write(rule)));
        }
        return node;
    }

    private static ObjectNode write(RetryRule rule) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        if (!rule.exitCodes().isEmpty()) {
            ArrayNode codes = node.putArray("exitCodes");
            new TreeSet<>(rule.exitCodes()).forEach(codes::add);
        }
        if (!rule.reasons().isEmpty()) {
            ArrayNode reasons = node.putArray("reasons");
            new TreeSet<>(rule.reasons()).forEach(reason -> reasons.add(reason.word()));
        }
        return node.put("retry", rule.retry());
    }

    private static Optional<Double> factor(Fields fields) {
        return fields.value("factor").flatMap(value -> {
            if (value.isNumber() && value.doubleValue() >= 1 && value.doubleValue() <= 100) {
                return Optional.of(value.doubleValue());
            }
            fields.problems().add(fields.at("factor"), "must be a number from 1 to 100");
            return Optional.empty();
        });
    }

    private static Optional<RetryRule> rule(Fields fields) {
        Problems problems = fields.problems();
        List<Integer> codes = fields.list("exitCodes", 256, (at, value) -> exitCode(at, value, problems));
        List<Reason> reasons = fields.list("reasons", 50, (at, value) -> reason(at, value, problems));
        Optional<Boolean> retry = fields.optionalFlag("retry");
        if (fields.value("retry").isEmpty()) {
            problems.add(fields.at("retry"), "must be given: true or false");
        }
        fields.done();
        return retry.map(yes -> new RetryRule(Set.copyOf(codes), Set.copyOf(reasons), yes));
    }

    private static Optional<Integer> exitCode(String at, JsonNode value, Problems problems) {
        if (value.isIntegralNumber() && value.canConvertToInt() && value.intValue() >= 0 && value.intValue() <= 255) {
            return Optional.of(value.intValue());
        }
        problems.add(at, "must be an integer from 0 to 255");
        return Optional.empty();
    }

    private static Optional<Reason> reason(String at, JsonNode value, Problems problems) {
        if (value.isTextual() && REASONS.contains(value.textValue())) {
            return Optional.of(Reason.of(value.textValue()));
        }
        problems.add(at, "must be a reason" + NearestName.hint(value.asText(), REASONS));
        return Optional.empty();
    }
}
