package dev.teppan.platform.plugins.settings;

import com.fasterxml.jackson.databind.JsonNode;
import dev.teppan.platform.plugins.settings.SecretSource.UnresolvedSecretException;
import dev.teppan.spi.Secret;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads single values. Each method returns null after it has noted a problem. */
final class ScalarReader {

    private final SecretSource secrets;
    private final Problems problems;

    ScalarReader(SecretSource secrets, Problems problems) {
        this.secrets = secrets;
        this.problems = problems;
    }

    @Nullable
    String text(JsonNode node, String pointer) {
        // A fraction would lose its zeros (1.10), so it must be quoted.
        if (node.isTextual() || node.isIntegralNumber() || node.isBoolean()) {
            return node.asText();
        }
        return fail(pointer, node.isNumber() ? "must be text; put it in quotes" : "must be text");
    }

    @Nullable
    Number integer(JsonNode node, String pointer, Class<?> type) {
        boolean isLong = type == long.class || type == Long.class;
        Optional<BigDecimal> number =
                number(node).filter(value -> value.stripTrailingZeros().scale() <= 0);
        BigDecimal max = BigDecimal.valueOf(isLong ? Long.MAX_VALUE : Integer.MAX_VALUE);
        if (number.isEmpty()) {
            return fail(pointer, "must be a whole number");
        }
        if (number.get().abs().compareTo(max) > 0) {
            return fail(pointer, "must be between -" + max + " and " + max);
        }
        if (isLong) {
            return number.get().longValueExact();
        }
        return number.get().intValueExact();
    }

    @Nullable
    Double decimal(JsonNode node, String pointer) {
        Optional<BigDecimal> number = number(node);
        return number.isPresent() ? (Double) number.get().doubleValue() : fail(pointer, "must be a number");
    }

    @Nullable
    Boolean bool(JsonNode node, String pointer) {
        String word = node.isBoolean() || node.isTextual() ? node.asText().toLowerCase(Locale.ROOT) : "";
        return switch (word) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> fail(pointer, "must be true or false");
        };
    }

    @Nullable
    Object choice(JsonNode node, String pointer, Class<?> type) {
        String wanted = node.isTextual() ? node.asText().replace('-', '_') : "";
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equalsIgnoreCase(wanted)) {
                return constant;
            }
        }
        List<String> choices = SchemaReader.choices(type);
        return fail(pointer, "must be one of " + String.join(", ", choices));
    }

    @Nullable
    Duration duration(JsonNode node, String pointer) {
        Optional<Duration> duration = node.isTextual() ? Amounts.duration(node.asText()) : Optional.empty();
        return duration.isPresent() ? duration.get() : fail(pointer, Amounts.DURATION_HINT);
    }

    @Nullable
    Path path(JsonNode node, String pointer) {
        try {
            return node.isTextual() && !node.asText().isEmpty()
                    ? Path.of(node.asText())
                    : fail(pointer, "must be the path of a file or directory");
        } catch (InvalidPathException e) {
            return fail(pointer, "must be the path of a file or directory");
        }
    }

    @Nullable
    URI uri(JsonNode node, String pointer) {
        try {
            return node.isTextual() && !node.asText().isEmpty()
                    ? new URI(node.asText())
                    : fail(pointer, "must be an address such as https://example.org/");
        } catch (URISyntaxException e) {
            return fail(pointer, "must be an address such as https://example.org/");
        }
    }

    @Nullable
    Secret secret(JsonNode node, String pointer) {
        if (!node.isTextual() && !node.isIntegralNumber()) {
            return fail(pointer, "must be env:NAME, file:/path or text");
        }
        try {
            String value = secrets.resolve(node.asText());
            problems.hide(value);
            return new Secret(value);
        } catch (UnresolvedSecretException e) {
            return fail(pointer, String.valueOf(e.getMessage()));
        }
    }

    private static Optional<BigDecimal> number(JsonNode node) {
        if (node.isNumber()) {
            return Optional.of(node.decimalValue());
        }
        try {
            // Values from the environment arrive as text.
            return node.isTextual() && node.asText().length() <= 40
                    ? Optional.of(new BigDecimal(node.asText()))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    // Null is of every type.
    @SuppressWarnings("TypeParameterUnusedInFormals")
    private <T> @Nullable T fail(String pointer, String message) {
        problems.add(pointer, message);
        return null;
    }
}
