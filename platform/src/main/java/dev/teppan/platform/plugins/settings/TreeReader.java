package dev.teppan.platform.plugins.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.teppan.spi.Resources;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads one value of any type, down to its leaves. Methods return null after they have noted a problem. */
final class TreeReader {

    private final ScalarReader scalars;
    private final Problems problems;
    private final RecordReader records;

    TreeReader(ScalarReader scalars, Problems problems, RecordReader records) {
        this.scalars = scalars;
        this.problems = problems;
        this.records = records;
    }

    /** Reads a value; one that was not given must be one that may be absent. */
    @Nullable
    Object read(ComponentType type, JsonNode node, String pointer) {
        if (type.optional()) {
            if (absent(node)) {
                return Optional.empty();
            }
            Object value = present(type, node, pointer);
            return value == null ? null : Optional.of(value);
        }
        return present(type, node, pointer);
    }

    static boolean absent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private @Nullable Object present(ComponentType type, JsonNode node, String pointer) {
        return switch (type.kind()) {
            case TEXT -> scalars.text(node, pointer);
            case INTEGER -> scalars.integer(node, pointer, type.raw());
            case NUMBER -> scalars.decimal(node, pointer);
            case BOOLEAN -> scalars.bool(node, pointer);
            case CHOICE -> scalars.choice(node, pointer, type.raw());
            case DURATION -> scalars.duration(node, pointer);
            case PATH -> scalars.path(node, pointer);
            case URI -> scalars.uri(node, pointer);
            case SECRET -> scalars.secret(node, pointer);
            case RESOURCES -> resources(node, pointer);
            case GROUP -> records.read(type.raw(), node, pointer);
            case LIST -> list(type, node, pointer);
            case SET -> {
                List<Object> values = list(type, node, pointer);
                yield values == null ? null : Collections.unmodifiableSet(new LinkedHashSet<>(values));
            }
            case MAP -> map(type, node, pointer);
        };
    }

    private @Nullable List<Object> list(ComponentType type, JsonNode node, String pointer) {
        if (absent(node)) {
            return List.of();
        }
        if (!node.isArray()) {
            problems.add(pointer, "must be a list");
            return null;
        }
        List<Object> values = new ArrayList<>();
        int before = problems.count();
        for (int index = 0; index < node.size(); index++) {
            Object value = element(type, node.get(index), pointer + "/" + index);
            if (value != null) {
                values.add(value);
            }
        }
        return problems.count() == before ? List.copyOf(values) : null;
    }

    private @Nullable Map<String, Object> map(ComponentType type, JsonNode node, String pointer) {
        JsonNode object = absent(node) ? JsonNodeFactory.instance.objectNode() : node;
        if (!object.isObject()) {
            problems.add(pointer, "must be a map of names to values");
            return null;
        }
        Map<String, Object> values = new LinkedHashMap<>();
        int before = problems.count();
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            Object value = element(type, entry.getValue(), Problems.child(pointer, entry.getKey()));
            if (value != null) {
                values.put(entry.getKey(), value);
            }
        }
        return problems.count() == before ? Collections.unmodifiableMap(values) : null;
    }

    private @Nullable Object element(ComponentType collection, JsonNode node, String pointer) {
        ComponentType type = collection.element().orElseThrow();
        if (absent(node) && !type.mayBeAbsent()) {
            problems.add(pointer, "must be given");
            return null;
        }
        return read(type, node, pointer);
    }

    private @Nullable Resources resources(JsonNode node, String pointer) {
        if (!node.isObject()) {
            problems.add(pointer, "must be amounts such as {cpu: 500m, memory: 256MiB}");
            return null;
        }
        TreeMap<String, Long> amounts = new TreeMap<>();
        int before = problems.count();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            Optional<Long> amount = Amounts.resource(entry.getKey(), entry.getValue());
            if (amount.isPresent()) {
                amounts.put(entry.getKey(), amount.get());
            } else {
                problems.add(Problems.child(pointer, entry.getKey()), Amounts.resourceHint(entry.getKey()));
            }
        }
        return problems.count() == before ? new Resources(amounts) : null;
    }
}
