package dev.teppan.platform.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the fields of one JSON object and collects what is wrong with them. A field that is {@code null} counts as absent.
 * A method that finds a problem answers with what stands for an absent field. Not safe for use by several threads.
 */
public final class Fields {

    private final ObjectNode node;
    private final String pointer;
    private final Schema schema;
    private final Problems problems;
    private final Set<String> asked = new HashSet<>();

    private Fields(ObjectNode node, String pointer, Schema schema, Problems problems) {
        this.node = node;
        this.pointer = pointer;
        this.schema = schema;
        this.problems = problems;
    }

    /** The fields of a value; empty, with a problem, when it is no object. */
    public static Optional<Fields> of(JsonNode value, String pointer, Schema schema, Problems problems) {
        if (value instanceof ObjectNode object) {
            return Optional.of(new Fields(object, pointer, schema, problems));
        }
        problems.add(pointer, "must be an object");
        return Optional.empty();
    }

    /** Reads one element of a list or one value of a map. Reports problems itself; empty leaves it out. */
    @FunctionalInterface
    public interface Element<T> {
        /** Reads it. */
        Optional<T> read(String at, JsonNode value);
    }

    /** The pointer to a field. */
    public String at(String name) {
        return Problem.child(pointer, name);
    }

    /** Where problems are collected. */
    public Problems problems() {
        return problems;
    }

    /** A field as it was given. */
    public Optional<JsonNode> value(String name) {
        asked.add(name);
        return Optional.ofNullable(node.get(name)).filter(value -> !value.isNull());
    }

    /** Notes a problem where a field is not given. */
    public void require(String name) {
        if (value(name).isEmpty()) {
            problems.add(at(name), "must be given");
        }
    }

    /** A text. */
    public Optional<String> text(String name, int longest) {
        return value(name).flatMap(value -> Texts.read(at(name), value, longest, problems));
    }

    /** A name. */
    public Optional<String> name(String name, NameRule rule) {
        return text(name, 1000).flatMap(text -> {
            Optional<String> problem = rule.problem(text);
            problem.ifPresent(message -> problems.add(at(name), message));
            return problem.isPresent() ? Optional.empty() : Optional.of(text);
        });
    }

    /** Checks a field that repeats what is known from elsewhere. */
    public void expect(String name, String expected) {
        value(name).ifPresent(value -> {
            if (!value.isTextual() || !value.textValue().equals(expected)) {
                problems.add(at(name), "must be \"" + expected + "\" here, or absent");
            }
        });
    }

    /** A whole number within bounds. */
    public Optional<Integer> integer(String name, int smallest, int largest) {
        return value(name).flatMap(value -> {
            if (value.isIntegralNumber()
                    && value.canConvertToInt()
                    && value.intValue() >= smallest
                    && value.intValue() <= largest) {
                return Optional.of(value.intValue());
            }
            problems.add(at(name), "must be an integer from %,d to %,d".formatted(smallest, largest));
            return Optional.empty();
        });
    }

    /** A number within bounds. */
    public Optional<Double> number(String name, double smallest, double largest) {
        return value(name).flatMap(value -> {
            if (value.isNumber() && value.doubleValue() >= smallest && value.doubleValue() <= largest) {
                return Optional.of(value.doubleValue());
            }
            problems.add(at(name), "must be a number from %s to %s".formatted(plain(smallest), plain(largest)));
            return Optional.empty();
        });
    }

    private static String plain(double number) {
        return new DecimalFormat("#,##0.######", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(number);
    }

    /** True or false. */
    public boolean flag(String name, boolean otherwise) {
        return optionalFlag(name).orElse(otherwise);
    }

    Optional<Boolean> optionalFlag(String name) {
        return value(name).flatMap(value -> {
            if (value.isBoolean()) {
                return Optional.of(value.booleanValue());
            }
            problems.add(at(name), "must be true or false");
            return Optional.empty();
        });
    }

    /** A duration within bounds. */
    public Optional<Duration> duration(String name, Duration shortest, Duration longest) {
        return value(name).flatMap(value -> {
            Optional<Duration> duration = value.isTextual() ? DurationText.parse(value.textValue()) : Optional.empty();
            if (duration.filter(d -> d.compareTo(shortest) >= 0 && d.compareTo(longest) <= 0)
                    .isPresent()) {
                return duration;
            }
            problems.add(
                    at(name),
                    "must be " + DurationText.FORM + ", from " + DurationText.write(shortest) + " to "
                            + DurationText.write(longest));
            return Optional.empty();
        });
    }

    /** The fields of an inner object. */
    public Optional<Fields> object(String name) {
        return value(name).flatMap(value -> of(value, at(name), schema.inner(name), problems));
    }

    /** The fields of one object in a list of this object. */
    public Optional<Fields> element(String list, String at, JsonNode value) {
        return of(value, at, schema.inner(list + "[]"), problems);
    }

    /** A list of up to so many elements. */
    public <T> List<T> list(String name, int most, Element<T> element) {
        List<T> result = new ArrayList<>();
        value(name).ifPresent(value -> {
            if (!value.isArray() || value.size() > most) {
                problems.add(at(name), "must be a list of up to %,d".formatted(most));
                return;
            }
            for (int i = 0; i < value.size(); i++) {
                element.read(at(name) + "/" + i, value.get(i)).ifPresent(result::add);
            }
        });
        return result;
    }

    /** A map of up to so many entries. */
    public <T> Map<String, T> map(String name, int most, NameRule keys, Element<T> element) {
        Map<String, T> result = new LinkedHashMap<>();
        value(name).ifPresent(value -> {
            if (!value.isObject() || value.size() > most) {
                problems.add(at(name), "must be an object with up to %,d entries".formatted(most));
                return;
            }
            for (Map.Entry<String, JsonNode> entry : value.properties()) {
                String at = Problem.child(at(name), entry.getKey());
                keys.problem(entry.getKey())
                        .ifPresent(problem -> problems.add(at, problem.replace("must be", "its name must be")));
                element.read(at, entry.getValue()).ifPresent(read -> result.put(entry.getKey(), read));
            }
        });
        return result;
    }

    /**
     * The fields that the schema leaves open, by the name that stands for them there.
     *
     * @param open the name in the schema, {@code <name>}
     */
    Map<String, JsonNode> others(String open) {
        asked.add(open);
        Map<String, JsonNode> result = new LinkedHashMap<>();
        node.properties().stream()
                .filter(entry -> !schema.names().contains(entry.getKey()))
                .filter(entry -> !entry.getValue().isNull())
                .forEach(entry -> {
                    asked.add(entry.getKey());
                    result.put(entry.getKey(), entry.getValue());
                });
        return result;
    }

    /** Ends the reading: whatever was not asked for is unknown. */
    public void done() {
        Set<String> known = schema.names();
        if (!asked.containsAll(known)) {
            throw new IllegalStateException("fields of the schema that nobody reads: " + known + " " + asked);
        }
        node.fieldNames().forEachRemaining(name -> {
            if (!asked.contains(name)) {
                problems.add(at(name), "is no field here" + NearestName.hint(name, known));
            }
        });
    }
}
