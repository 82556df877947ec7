package dev.teppan.platform.plugins.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.teppan.spi.Setting;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.ValidationException;
import jakarta.validation.Validator;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a record: its components, what is too much, and the constraints. */
final class RecordReader {

    private static final YAMLMapper YAML = new YAMLMapper();
    private final Validator validator;
    private final Problems problems;
    private final TreeReader values;

    RecordReader(Validator validator, SecretSource secrets, Problems problems) {
        this.validator = validator;
        this.problems = problems;
        this.values = new TreeReader(new ScalarReader(secrets, problems), problems, this);
    }

    @Nullable
    Object read(Class<?> type, JsonNode node, String pointer) {
        if (!node.isObject()) {
            problems.add(pointer, "must be a group of settings");
            return null;
        }
        int before = problems.count();
        RecordComponent[] components = type.getRecordComponents();
        @Nullable Object[] arguments = new @Nullable Object[components.length];
        for (int index = 0; index < components.length; index++) {
            arguments[index] = component(type, components[index], node, pointer);
        }
        refuseUnknown(components, node, pointer);
        return problems.count() == before ? construct(type, components, arguments, pointer) : null;
    }

    private @Nullable Object component(Class<?> owner, RecordComponent component, JsonNode node, String pointer) {
        String name = component.getName();
        String at = Problems.child(pointer, name);
        ComponentType type = ComponentType.of(component.getGenericType());
        JsonNode given = node.path(name);
        if (TreeReader.absent(given)) {
            given = defaultOf(component);
        }
        if (TreeReader.absent(given) && !type.mayBeAbsent()) {
            problems.add(at, "must be given");
            return null;
        }
        Object value = values.read(type, given, at);
        if (value != null) {
            report(validate(() -> validator.validateValue(owner, name, value), at), pointer);
        }
        return value;
    }

    private static JsonNode defaultOf(RecordComponent component) {
        Setting setting = component.getAnnotation(Setting.class);
        if (setting == null || setting.defaultValue().isEmpty()) {
            return MissingNode.getInstance();
        }
        try {
            return YAML.readTree(setting.defaultValue());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the default of " + component.getName() + " is not YAML", e);
        }
    }

    private void refuseUnknown(RecordComponent[] components, JsonNode node, String pointer) {
        List<String> known =
                Arrays.stream(components).map(RecordComponent::getName).toList();
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                Optional<String> nearest = Spelling.nearest(name, known);
                String hint = nearest.isPresent()
                        ? "; did you mean " + nearest.get() + "?"
                        : known.isEmpty() ? "; there are none" : "; known are " + String.join(", ", known);
                problems.add(Problems.child(pointer, name), "is not a setting" + hint);
            }
        });
    }

    private @Nullable Object construct(
            Class<?> type, RecordComponent[] components, @Nullable Object[] arguments, String pointer) {
        try {
            Class<?>[] parameters =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Constructor<?> constructor = type.getDeclaredConstructor(parameters);
            constructor.setAccessible(true);
            Object record = constructor.newInstance(arguments);
            report(validate(() -> validator.validate(record), pointer), pointer);
            return record;
        } catch (InvocationTargetException e) {
            // A compact constructor refuses the whole: its message is written for the person who configures.
            String message = e.getCause() == null ? null : e.getCause().getMessage();
            problems.add(pointer, message == null ? "is refused by the plugin" : message);
            return null;
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("settings record " + type.getName() + " cannot be made", e);
        }
    }

    private interface Validation {
        Set<? extends ConstraintViolation<?>> run();
    }

    private Set<? extends ConstraintViolation<?>> validate(Validation validation, String pointer) {
        try {
            return validation.run();
        } catch (ValidationException e) {
            problems.add(pointer, "has a constraint that cannot be applied: " + e.getMessage());
            return Set.of();
        }
    }

    private void report(Set<? extends ConstraintViolation<?>> violations, String pointer) {
        violations.stream()
                .map(violation ->
                        new SettingProblem(pointer + pointer(violation.getPropertyPath()), violation.getMessage()))
                .sorted(Comparator.comparing(SettingProblem::pointer).thenComparing(SettingProblem::message))
                .forEach(problem -> problems.add(problem.pointer(), problem.message()));
    }

    private static String pointer(Path path) {
        StringBuilder pointer = new StringBuilder();
        for (Path.Node node : path) {
            if (node.getIndex() != null) {
                pointer.append('/').append(node.getIndex());
            } else if (node.getKey() != null) {
                pointer.append(Problems.child("", node.getKey().toString()));
            }
            if (node.getName() != null && !node.getName().startsWith("<")) {
                pointer.append(Problems.child("", node.getName()));
            }
        }
        return pointer.toString();
    }
}
