package dev.teppan.platform.plugins.settings;

import com.fasterxml.jackson.databind.JsonNode;
import dev.teppan.spi.Resources;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads amounts that are written with a unit. Empty where the text is not one, or is too large. */
final class Amounts {

    static final String DURATION_HINT = "must be a duration such as 250ms, 30s, 15m, 6h or 2d";
    private static final Pattern DURATION = Pattern.compile("(\\d{1,15})(ms|s|m|h|d)");
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,15}(?:\\.\\d{1,6})?) ?([A-Za-z]*)");
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
    private static final Map<String, BigDecimal> MEBIBYTES = Map.of(
            "", BigDecimal.ONE,
            "mi", BigDecimal.ONE,
            "mib", BigDecimal.ONE,
            "gi", BigDecimal.valueOf(1024),
            "gib", BigDecimal.valueOf(1024),
            "ti", BigDecimal.valueOf(1024 * 1024),
            "tib", BigDecimal.valueOf(1024 * 1024));
    private static final Map<String, BigDecimal> THOUSANDTHS = Map.of("", THOUSAND, "m", BigDecimal.ONE);
    private static final Map<String, BigDecimal> UNITLESS = Map.of("", BigDecimal.ONE);

    private Amounts() {}

    static Optional<Duration> duration(String text) {
        Matcher matcher = DURATION.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2)) {
                    case "ms" -> Duration.ofMillis(number);
                    case "s" -> Duration.ofSeconds(number);
                    case "m" -> Duration.ofMinutes(number);
                    case "h" -> Duration.ofHours(number);
                    default -> Duration.ofSeconds(number * 86_400);
                });
    }

    /** An amount of one resource in the unit of {@link Resources}. */
    static Optional<Long> resource(String name, JsonNode node) {
        String text = node.isNumber() ? node.decimalValue().toPlainString() : node.asText();
        Matcher matcher = NUMBER.matcher(text.strip());
        if (!node.isValueNode() || !matcher.matches()) {
            return Optional.empty();
        }
        BigDecimal factor = units(name).get(matcher.group(2).toLowerCase(Locale.ROOT));
        if (factor == null) {
            return Optional.empty();
        }
        BigDecimal amount = new BigDecimal(matcher.group(1)).multiply(factor).stripTrailingZeros();
        return amount.scale() > 0 ? Optional.empty() : Optional.of(amount.longValueExact());
    }

    static String resourceHint(String name) {
        return switch (name) {
            case Resources.CPU -> "must be cores such as 2 or 0.5, or millicores such as 500m";
            case Resources.MEMORY -> "must be MiB as a whole number, or an amount such as 256MiB or 2GiB";
            case Resources.GPU -> "must be devices such as 1, or thousandths such as 500m";
            default -> "must be a whole number, 0 or more";
        };
    }

    private static Map<String, BigDecimal> units(String name) {
        return switch (name) {
            case Resources.CPU, Resources.GPU -> THOUSANDTHS;
            case Resources.MEMORY -> MEBIBYTES;
            default -> UNITLESS;
        };
    }
}
