package dev.teppan.platform.plugins.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A settings record as data: for the API, the configuration reference and forms.
 *
 * @param fields in the order in which they are declared
 */
public record SettingsSchema(List<Field> fields) {
    public SettingsSchema {
        fields = List.copyOf(fields);
    }

    /** Describes a record. */
    public static SettingsSchema of(Class<? extends Record> type) {
        return SchemaReader.read(type);
    }

    /** What kind of value a field takes. */
    public enum ValueType {
        TEXT,
        INTEGER,
        NUMBER,
        BOOLEAN,
        CHOICE,
        DURATION,
        PATH,
        URI,
        SECRET,
        RESOURCES,
        GROUP,
        LIST,
        SET,
        MAP
    }

    /**
     * One setting.
     *
     * @param defaultValue as it would be written; empty for none
     * @param required whether it must be given
     * @param constraints what the value must meet, e.g. {@code min: 1}, by the constraint's name
     * @param choices the words that a {@code CHOICE} takes, or the elements of a collection of such
     * @param element of a list, set or map: what each value is
     * @param children of a group, or of each element where elements are groups
     */
    public record Field(
            String name,
            ValueType type,
            String description,
            String defaultValue,
            boolean required,
            Map<String, String> constraints,
            List<String> choices,
            Optional<ValueType> element,
            List<Field> children) {
        public Field {
            constraints = Map.copyOf(constraints);
            choices = List.copyOf(choices);
            children = List.copyOf(children);
        }
    }
}
