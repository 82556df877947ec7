package dev.teppan.platform.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.teppan.spi.Resources;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Small values as JSON text in one column. Immutable. */
final class JsonText {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private JsonText() {}

    static String of(List<String> list) {
        return write(list);
    }

    static String of(Map<String, String> map) {
        return map.isEmpty() ? "{}" : write(new TreeMap<>(map));
    }

    static String of(Resources resources) {
        return write(resources.amounts());
    }

    static List<String> list(String json) {
        return read(json, new TypeReference<>() {});
    }

    static Map<String, String> map(String json) {
        return json.equals("{}") ? Map.of() : read(json, new TypeReference<>() {});
    }

    static Resources resources(String json) {
        return new Resources(read(json, new TypeReference<TreeMap<String, Long>>() {}));
    }

    private static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not to be written as JSON", e);
        }
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored value is no longer to be read: " + json, e);
        }
    }
}
