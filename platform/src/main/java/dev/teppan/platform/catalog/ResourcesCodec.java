package dev.teppan.platform.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.teppan.spi.Resources;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and writes a vector of resources. */
public final class ResourcesCodec {

    private static final Pattern MEMORY = Pattern.compile("(\\d{1,9})(MiB|GiB|TiB)");
    private static final Pattern THOUSANDTHS = Pattern.compile("(\\d{1,9})m");
    private static final String CPU_FORM = "cores (0.5, 2) or millicores (\"500m\"), from ";
    private static final String MEMORY_FORM = "\"256MiB\", \"2GiB\" or an integer of MiB, from ";
    private static final String GPU_FORM = "devices (1, 0.5) or thousandths (\"500m\"), ";
    private static final long LARGEST_MEMORY = 64L * 1024 * 1024;

    private ResourcesCodec() {}

    /** What an attempt needs. */
    static Resources read(Optional<Fields> fields) {
        return fields.map(given -> read(given, Bounds.NEED)).orElse(Bounds.NEED.otherwise());
    }

    /** The most that something may hold; what is not named is not limited. */
    public static Resources readMost(Fields fields) {
        return read(fields, Bounds.MOST);
    }

    /**
     * What amounts may be.
     *
     * @param otherwise what is not given
     */
    private record Bounds(Resources otherwise, Amount cpu, Amount memory, Amount gpu, long largestOther) {

        static final Bounds NEED = new Bounds(
                Resources.of(250, 256),
                new Amount(1, 1_000_000, CPU_FORM + "1m to 1,000 cores"),
                new Amount(4, LARGEST_MEMORY, MEMORY_FORM + "4 MiB to 64 TiB"),
                new Amount(0, 1_000_000, GPU_FORM + "up to 1,000 devices"),
                1_000_000_000_000L);

        static final Bounds MOST = new Bounds(
                Resources.NONE,
                new Amount(1, 1_000_000_000, CPU_FORM + "1m to 1,000,000 cores"),
                new Amount(4, 1024L * 1024 * 1024, MEMORY_FORM + "4 MiB to 1,024 TiB"),
                new Amount(1, 1_000_000_000, GPU_FORM + "1m to 1,000,000 devices"),
                1_000_000_000);
    }

    private record Amount(long smallest, long largest, String form) {}

    private static Resources read(Fields fields, Bounds bounds) {
        Resources otherwise = bounds.otherwise();
        Resources result = otherwise
                .with(
                        Resources.CPU,
                        amount(fields, "cpu", ResourcesCodec::thousandths, bounds.cpu())
                                .orElse(otherwise.cpu()))
                .with(
                        Resources.MEMORY,
                        amount(fields, "memory", ResourcesCodec::mib, bounds.memory())
                                .orElse(otherwise.memory()))
                .with(
                        Resources.GPU,
                        amount(fields, "gpu", ResourcesCodec::thousandths, bounds.gpu())
                                .orElse(0));
        for (Map.Entry<String, JsonNode> other : fields.others("<name>").entrySet()) {
            result =
                    result.with(other.getKey(), other(fields, other.getKey(), other.getValue(), bounds.largestOther()));
        }
        fields.done();
        return result;
    }

    static ObjectNode write(Resources resources) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        for (String name : List.of(Resources.CPU, Resources.MEMORY, Resources.GPU)) {
            if (resources.get(name) != 0) {
                node.put(name, inWords(name, resources.get(name)));
            }
        }
        resources.amounts().forEach((name, amount) -> {
            if (!node.has(name)) {
                node.put(name, amount);
            }
        });
        return node;
    }

    /** An amount as it is written. */
    static String inWords(String name, long amount) {
        return switch (name) {
            case Resources.CPU, Resources.GPU -> amount + "m";
            case Resources.MEMORY -> amount + "MiB";
            default -> String.valueOf(amount);
        };
    }

    private static OptionalLong amount(
            Fields fields, String name, Function<JsonNode, Optional<BigDecimal>> parser, Amount bounds) {
        Optional<JsonNode> given = fields.value(name);
        if (given.isEmpty()) {
            return OptionalLong.empty();
        }
        Optional<BigDecimal> amount = given.flatMap(parser)
                .filter(value -> value.compareTo(BigDecimal.valueOf(bounds.smallest())) >= 0)
                .filter(value -> value.compareTo(BigDecimal.valueOf(bounds.largest())) <= 0)
                .filter(value -> value.stripTrailingZeros().scale() <= 0);
        if (amount.isEmpty()) {
            fields.problems().add(fields.at(name), "must be " + bounds.form());
            return OptionalLong.empty();
        }
        return OptionalLong.of(amount.get().longValueExact());
    }

    private static long other(Fields fields, String name, JsonNode value, long largest) {
        Optional<String> problem = NameRule.RESOURCE.problem(name);
        problem.ifPresent(
                message -> fields.problems().add(fields.at(name), message.replace("must be", "its name must be")));
        if (value.isIntegralNumber()
                && value.canConvertToLong()
                && value.longValue() >= 1
                && value.longValue() <= largest) {
            return value.longValue();
        }
        fields.problems().add(fields.at(name), "must be an integer from 1 to %,d".formatted(largest));
        return 0;
    }

    private static Optional<BigDecimal> thousandths(JsonNode value) {
        if (value.isNumber()) {
            // A number such as 1e999999999 must not be expanded.
            double rough = value.doubleValue();
            return rough >= 0 && rough < 1e9 ? Optional.of(value.decimalValue().movePointRight(3)) : Optional.empty();
        }
        Matcher matcher = THOUSANDTHS.matcher(value.asText());
        return value.isTextual() && matcher.matches()
                ? Optional.of(new BigDecimal(matcher.group(1)))
                : Optional.empty();
    }

    private static Optional<BigDecimal> mib(JsonNode value) {
        if (value.isIntegralNumber()) {
            return Optional.of(value.decimalValue());
        }
        Matcher matcher = MEMORY.matcher(value.asText());
        if (!value.isTextual() || !matcher.matches()) {
            return Optional.empty();
        }
        long factor = switch (matcher.group(2)) {
            case "MiB" -> 1;
            case "GiB" -> 1024;
            default -> 1024 * 1024;
        };
        return Optional.of(new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(factor)));
    }
}
