package dev.teppan.platform.app.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.teppan.platform.plugins.settings.Spelling;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Binds the sections that Dropwizard owns: {@code server}, {@code logging} and {@code metrics}. Jackson stops at the first
 * error, so what it stumbled over is noted, taken out, and the rest is tried again.
 */
final class HttpSections {

    /** Names that Dropwizard owns. */
    static final Set<String> NAMES = Set.of("server", "logging", "metrics");

    private static final List<String> SERVER_TYPES = List.of("default", "simple");
    private static final int MAX_ERRORS = 50;

    private static final Comparator<Problem> BY_POINTER =
            Comparator.comparing(Problem::pointer).thenComparing(Problem::message);

    private final ObjectMapper mapper;
    private final Validator validator;
    private final List<Problem> problems;

    HttpSections(ObjectMapper mapper, Validator validator, List<Problem> problems) {
        this.mapper = mapper.copy()
                .enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_INVALID_SUBTYPE,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
        this.validator = validator;
        this.problems = problems;
    }

    /** The configuration with these sections filled in; empty when something was wrong. */
    Optional<TeppanConfiguration> bind(ObjectNode given) {
        int before = problems.size();
        String type = given.path("server").path("type").asText("default");
        if (!SERVER_TYPES.contains(type)) {
            // Dropwizard would take it for the default.
            problems.add(new Problem("/server/type", "must be one of " + String.join(", ", SERVER_TYPES)));
        }
        ObjectNode sections = HttpDefaults.under(given);
        for (int round = 0; round < MAX_ERRORS; round++) {
            try {
                TeppanConfiguration configuration = mapper.treeToValue(sections, TeppanConfiguration.class);
                validator.validate(configuration).stream()
                        .map(HttpSections::problem)
                        .sorted(BY_POINTER)
                        .forEach(problems::add);
                return problems.size() == before ? Optional.of(configuration) : Optional.empty();
            } catch (JsonMappingException e) {
                problems.add(new Problem(Pointers.of(e.getPath()), explain(e)));
                if (!remove(sections, e)) {
                    break;
                }
            } catch (JsonProcessingException e) {
                problems.add(new Problem("", e.getOriginalMessage()));
                break;
            }
        }
        return Optional.empty();
    }

    private static Problem problem(ConstraintViolation<?> violation) {
        return new Problem(
                Pointers.of(violation.getPropertyPath())
                        .replaceFirst("^/serverFactory", "/server")
                        .replaceFirst("^/loggingFactory", "/logging")
                        .replaceFirst("^/metricsFactory", "/metrics"),
                violation.getMessage());
    }

    private static String explain(JsonMappingException error) {
        return switch (error) {
            case UnrecognizedPropertyException unknown -> {
                List<String> known = Objects.requireNonNullElse(unknown.getKnownPropertyIds(), List.of()).stream()
                        .map(String::valueOf)
                        .sorted()
                        .toList();
                yield "is not a setting"
                        + Spelling.nearest(unknown.getPropertyName(), known)
                                .map(name -> "; did you mean " + name + "?")
                                .orElse("");
            }
            case InvalidFormatException wrong ->
                "must be " + wanted(wrong.getTargetType()) + ", not '" + wrong.getValue() + "'";
            case InvalidTypeIdException type -> "has no type " + type.getTypeId();
            default ->
                Objects.requireNonNullElse(error.getOriginalMessage(), "cannot be read")
                        .lines()
                        .findFirst()
                        .orElse("");
        };
    }

    private static String wanted(Class<?> type) {
        if (type.isEnum()) {
            return "one of "
                    + String.join(
                            ", ",
                            Arrays.stream(type.getEnumConstants())
                                    .map(String::valueOf)
                                    .toList());
        }
        return "a value of kind " + type.getSimpleName();
    }

    private static boolean remove(ObjectNode root, JsonMappingException error) {
        JsonNode parent = root;
        List<JsonMappingException.Reference> path = error.getPath();
        for (int index = 0; index < path.size(); index++) {
            JsonMappingException.Reference step = path.get(index);
            boolean last = index == path.size() - 1;
            if (step.getFieldName() != null && parent instanceof ObjectNode object) {
                if (last) {
                    return object.remove(step.getFieldName()) != null;
                }
                parent = object.path(step.getFieldName());
            } else if (step.getIndex() >= 0 && parent instanceof ArrayNode array) {
                if (last) {
                    return array.remove(step.getIndex()) != null;
                }
                parent = array.path(step.getIndex());
            }
        }
        return false;
    }
}
