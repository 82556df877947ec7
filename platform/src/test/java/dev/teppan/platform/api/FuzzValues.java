package dev.teppan.platform.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;

/** Values that a schema allows, and now and then ones that it does not. */
final class FuzzValues {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEEPEST = 6;
    private static final List<String> TEXTS = List.of(
            "shop",
            "Mail",
            "default",
            "none",
            "",
            " ",
            "a b",
            "-1",
            "0",
            "1",
            "50",
            "99999999999999999999",
            "1e9",
            "true",
            "null",
            "[]",
            "{}",
            "30s",
            "3651d",
            "2026-03-01T12:00:00Z",
            "order=7",
            "=",
            "failed",
            "failed,canceled",
            "\"3\"",
            "*",
            "W/\"1\"",
            "日本",
            "\uD83D\uDE00",
            "a/b",
            "..",
            "%",
            "\u0000",
            "\u0001",
            "'; drop table x; --",
            "<script>",
            "00000000-0000-0000-0000-000000000000",
            "n0",
            "bytes=0-",
            "bytes=-7",
            "bytes=2-1",
            "bytes=-",
            "bytes=0-0,5-6",
            "bytes=99999999999999999999-",
            "1:2:3");

    private final JsonNode document;
    private final Random random;

    FuzzValues(JsonNode document, Random random) {
        this.document = document;
        this.random = random;
    }

    JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? resolve(document.at(node.get("$ref").asText().substring(1))) : node;
    }

    /** For a parameter. */
    String text(JsonNode schema) {
        return random.nextInt(3) == 0 ? anyText() : value(schema, 0).asText();
    }

    /** Of a request; empty where it has none. */
    String body(JsonNode schema) {
        if (schema.isMissingNode()) {
            return "";
        }
        String body = value(schema, 0).toString();
        return switch (random.nextInt(10)) {
            case 0 -> body.substring(0, random.nextInt(body.length() + 1));
            case 1 -> body.replace(':', random.nextBoolean() ? ',' : ' ');
            case 2 -> "[".repeat(2_000);
            case 3 -> anyText();
            default -> body;
        };
    }

    private JsonNode value(JsonNode given, int depth) {
        JsonNode schema = resolve(given);
        if (random.nextInt(8) == 0 || depth > DEEPEST) {
            return anything(depth);
        }
        if (schema.has("enum")) {
            return schema.get("enum").get(random.nextInt(schema.get("enum").size()));
        }
        if (schema.has("examples") && random.nextBoolean()) {
            return schema.get("examples").get(0);
        }
        return switch (schema.path("type").asText()) {
            case "object" -> object(schema, depth);
            case "array" -> array(schema, depth);
            case "integer" -> JSON.numberNode(random.nextInt(4) == 0 ? random.nextLong() : random.nextInt(60));
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            default -> JSON.textNode(TEXTS.get(random.nextInt(3)));
        };
    }

    private ObjectNode object(JsonNode schema, int depth) {
        ObjectNode object = JSON.objectNode();
        schema.path("properties").properties().forEach(property -> {
            if (random.nextInt(4) != 0) {
                object.set(property.getKey(), value(property.getValue(), depth + 1));
            }
        });
        if (random.nextInt(6) == 0) {
            object.set(anyText(), anything(depth + 1));
        }
        return object;
    }

    private ArrayNode array(JsonNode schema, int depth) {
        ArrayNode array = JSON.arrayNode();
        for (int i = random.nextInt(4); i > 0; i--) {
            array.add(value(schema.path("items"), depth + 1));
        }
        return array;
    }

    private JsonNode anything(int depth) {
        return switch (random.nextInt(depth > DEEPEST ? 5 : 7)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.booleanNode(true);
            case 2 -> JSON.numberNode(random.nextLong());
            case 3 -> JSON.numberNode(new BigDecimal("1e400"));
            case 4 -> JSON.textNode(anyText());
            case 5 -> JSON.arrayNode().add(anything(depth + 1));
            default -> JSON.objectNode().set(anyText(), anything(depth + 1));
        };
    }

    private String anyText() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }
}
