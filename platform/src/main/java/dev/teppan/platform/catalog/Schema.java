package dev.teppan.platform.catalog;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The fields of one kind of definition, or of one object inside it. */
public final class Schema {

    private final List<Field> fields;
    private final String prefix;

    /** A schema of these fields. */
    public Schema(List<Field> fields) {
        this(List.copyOf(fields), "");
    }

    private Schema(List<Field> fields, String prefix) {
        this.fields = fields;
        this.prefix = prefix;
    }

    /** The fields, those of inner objects after the one that holds them. */
    public List<Field> fields() {
        return fields.stream().filter(field -> field.path().startsWith(prefix)).toList();
    }

    /** The schema of an inner object; {@code name[]} for the objects of a list. */
    Schema inner(String name) {
        return new Schema(fields, prefix + name + ".");
    }

    /** The names that an object may have at this level. */
    Set<String> names() {
        Set<String> names = new TreeSet<>();
        for (Field field : fields()) {
            String rest = field.path().substring(prefix.length());
            if (!rest.contains(".")) {
                names.add(rest);
            }
        }
        return names;
    }
}
