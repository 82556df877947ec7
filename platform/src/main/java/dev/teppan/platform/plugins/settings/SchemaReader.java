package dev.teppan.platform.plugins.settings;

import dev.teppan.platform.plugins.settings.SettingsSchema.Field;
import dev.teppan.platform.plugins.settings.SettingsSchema.ValueType;
import dev.teppan.spi.Setting;
import jakarta.validation.Constraint;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the schema of a record by reflection. */
final class SchemaReader {

    private final List<Class<?>> open = new ArrayList<>();

    private SchemaReader() {}

    static SettingsSchema read(Class<? extends Record> type) {
        return new SettingsSchema(new SchemaReader().fields(type));
    }

    private List<Field> fields(Class<?> type) {
        if (open.contains(type)) {
            throw new IllegalArgumentException("settings record " + type.getName() + " contains itself");
        }
        open.addLast(type);
        List<Field> fields = Arrays.stream(type.getRecordComponents())
                .map(component -> field(type, component))
                .toList();
        open.removeLast();
        return fields;
    }

    private Field field(Class<?> owner, RecordComponent component) {
        ComponentType type = ComponentType.of(component.getGenericType());
        Optional<Setting> setting = Optional.ofNullable(component.getAnnotation(Setting.class));
        String defaultValue = setting.map(Setting::defaultValue).orElse("");
        ComponentType leaf = type;
        while (leaf.element().isPresent()) {
            leaf = leaf.element().get();
        }
        return new Field(
                component.getName(),
                type.kind(),
                setting.map(Setting::value).orElse(""),
                defaultValue,
                !type.mayBeAbsent() && defaultValue.isEmpty(),
                constraints(owner, component.getName()),
                leaf.kind() == ValueType.CHOICE ? choices(leaf.raw()) : List.of(),
                type.element().map(ComponentType::kind),
                leaf.kind() == ValueType.GROUP ? fields(leaf.raw()) : List.of());
    }

    static List<String> choices(Class<?> enumType) {
        return Arrays.stream(enumType.getEnumConstants())
                .map(constant ->
                        ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }

    private static Map<String, String> constraints(Class<?> owner, String component) {
        Map<String, String> constraints = new TreeMap<>();
        try {
            for (Annotation annotation : owner.getDeclaredField(component).getAnnotations()) {
                if (annotation.annotationType().isAnnotationPresent(Constraint.class)) {
                    String name = annotation.annotationType().getSimpleName();
                    constraints.put(
                            name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1), text(annotation));
                }
            }
            return constraints;
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("settings record " + owner.getName() + " cannot be read", e);
        }
    }

    private static String text(Annotation constraint) throws ReflectiveOperationException {
        if (constraint instanceof Size size) {
            return size.min() + ".." + (size.max() == Integer.MAX_VALUE ? "" : size.max());
        }
        for (String attribute : List.of("value", "regexp")) {
            for (var method : constraint.annotationType().getDeclaredMethods()) {
                if (method.getName().equals(attribute)) {
                    method.setAccessible(true);
                    return String.valueOf(method.invoke(constraint));
                }
            }
        }
        return "true";
    }
}
