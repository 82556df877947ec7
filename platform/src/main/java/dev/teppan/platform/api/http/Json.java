package dev.teppan.platform.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

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

    /** Puts a text, where there is one. */
    public static void put(ObjectNode node, String name, Optional<?> value) {
        value.ifPresent(present -> node.put(name, present.toString()));
    }
}
