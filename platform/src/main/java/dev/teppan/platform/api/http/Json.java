package dev.teppan.platform.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.teppan.spi.Resources;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Writes JSON responses. */
public final class Json {

    /** The media type. */
    public static final String TYPE = "application/json";

    private Json() {}

    /** A response with a status and a body. */
    public static Response.ResponseBuilder response(int status, JsonNode body) {
        return text(status, TYPE, body.toString());
    }

    /** A response with a text that is all there, so that its length is known. */
    public static Response.ResponseBuilder text(int status, String type, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Response.status(status)
                .header(HttpHeaders.CONTENT_TYPE, type)
                .header(HttpHeaders.CONTENT_LENGTH, bytes.length)
                .entity(bytes);
    }

    /** A successful response. */
    public static Response ok(JsonNode body) {
        return response(200, body).build();
    }

    /** Puts a time, with milliseconds as far as it has any. */
    public static void put(ObjectNode node, String name, Instant time) {
        node.put(name, time.toString());
    }

    /** Amounts by the names of the resources. */
    public static ObjectNode of(Resources resources) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        resources.amounts().forEach(node::put);
        return node;
    }

    /** Puts texts by their names, sorted. */
    public static void put(ObjectNode node, String name, Map<String, String> texts) {
        ObjectNode sorted = node.putObject(name);
        new TreeMap<>(texts).forEach(sorted::put);
    }

    /** Puts a text, where there is one. */
    public static void put(ObjectNode node, String name, Optional<?> value) {
        value.ifPresent(present -> node.put(name, present.toString()));
    }
}
