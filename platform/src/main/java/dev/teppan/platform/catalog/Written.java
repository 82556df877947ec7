package dev.teppan.platform.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/** Writes parts of definitions in one way only, so that equal definitions are equal as text. */
final class Written {

    private Written() {}

    /** A text, left out when empty. */
    static void text(ObjectNode node, String name, String value) {
        if (!value.isEmpty()) {
            node.put(name, value);
        }
    }

    /** An object, left out when empty. */
    static void object(ObjectNode node, String name, ObjectNode value) {
        if (!value.isEmpty()) {
            node.set(name, value);
        }
    }

    /** A copy with the members of all objects in order of their names. */
    static JsonNode sorted(JsonNode value) {
        if (value.isObject()) {
            Map<String, JsonNode> members = new TreeMap<>();
            value.properties().forEach(member -> members.put(member.getKey(), sorted(member.getValue())));
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            members.forEach(object::set);
            return object;
        }
        if (value.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            value.forEach(element -> array.add(sorted(element)));
            return array;
        }
        return value;
    }
}
