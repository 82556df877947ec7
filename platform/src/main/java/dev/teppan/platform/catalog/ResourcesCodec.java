package dev.teppan.platform.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.teppan.spi.Resources;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and writes a vector of resources. */
final class ResourcesCodec {

    static final Resources DEFAULT = Resources.of(250, 256);

    private static final Pattern MEMORY = Pattern.compile("(\\d{1,9})(MiB|GiB|TiB)");
    private static final Pattern THOUSANDTHS = Pattern.compile("(\\d{1,9})m");
    private static final long LARGEST_MEMORY = 64L * 1024 * 1024;

    private ResourcesCodec() {}

    static Resources read(Optional<Fields> fields) {
        return fields.map(ResourcesCodec::read).orElse(DEFAULT);
    }

    private static Resources read(Fields fields) {
        Resources result = DEFAULT.with(
                        Resources.CPU,
                        amount(
                                        fields,
                                        "cpu",
                                        ResourcesCodec::thousandths,
                                        1,
                                        1_000_000,
                                        "cores (0.5, 2) or millicores (\"500m\"), from 1m to 1,000 cores")
                                .orElse(DEFAULT.cpu()))
                .with(
                        Resources.MEMORY,
                        amount(
                                        fields,
                                        "memory",
                                        ResourcesCodec::mib,
                                        4,
                                        LARGEST_MEMORY,
                                        "\"256MiB\", \"2GiB\" or an integer of MiB, from 4 MiB to 64 TiB")
                                .orElse(DEFAULT.memory()))
                .with(
                        Resources.GPU,
                        amount(
                                        fields,
                                        "gpu",
                                        ResourcesCodec::thousandths,
                                        0,
                                        1_000_000,
                                        "devices (1, 0.5) or thousandths (\"500m\"), up to 1,000 devices")
                                .orElse(0));
        for (Map.Entry<String, JsonNode> other : fields.others("<name>").entrySet()) {
            result = result.with(other.getKey(), other(fields, other.getKey(), other.getValue()));
        }
        fields.done();
        return result;
    }

    static ObjectNode write(Resources resources) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("cpu", resources.cpu() + "m");
        node.put("memory", resources.memory() + "MiB");
        if (resources.gpu() != 0) {
            node.put("gpu", resources.gpu() + "m");
        }
        resources.amounts().forEach((name, amount) -> {
            if (!name.equals(Resources.CPU) && !name.equals(Resources.MEMORY) && !name.equals(Resources.GPU)) {
                node.put(name, amount);
            }
        });
        return node;
    }

    private static OptionalLong amount(
            Fields fields,
            String name,
            Function<JsonNode, Optional<BigDecimal>> parser,
            long smallest,
            long largest,
            String form) {
        Optional<JsonNode> given = fields.value(name);
        if (given.isEmpty()) {
            return OptionalLong.empty();
        }
        Optional<BigDecimal> amount = given.flatMap(parser)
                .filter(value -> value.compareTo(BigDecimal.valueOf(smallest)) >= 0)
                .filter(value -> value.compareTo(BigDecimal.valueOf(largest)) <= 0)
                .filter(value -> value.stripTrailingZeros().scale() <= 0);
        if (amount.isEmpty()) {
            fields.problems().add(fields.at(name), "must be " + form);
            return OptionalLong.empty();
        }
        return OptionalLong.of(amount.get().longValueExact());
    }

    private static long other(Fields fields, String name, JsonNode value) {
        Optional<String> problem = NameRule.RESOURCE.problem(name);
        problem.ifPresent(
                message -> fields.problems().add(fields.at(name), message.replace("must be", "its name must be")));
        if (value.isIntegralNumber()
                && value.canConvertToLong()
                && value.longValue() >= 1
                && value.longValue() <= 1_000_000_000_000L) {
            return value.longValue();
        }
        fields.problems().add(fields.at(name), "must be an integer from 1 to 1,000,000,000,000");
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
