package dev.teppan.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** Asks a running Teppan over HTTP, following no redirect. */
final class TeppanClient {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final URI base;

    TeppanClient(URI base) {
        this.base = base;
    }

    /**
     * @param text the body as it came
     * @param json the body read as JSON; missing where it is none
     */
    record Answer(int status, Map<String, java.util.List<String>> headers, String text, JsonNode json) {
        /** Fails with the body when the status is another one. */
        Answer expect(int expected) {
            if (status != expected) {
                throw new AssertionError("expected HTTP %d but got %d: %s".formatted(expected, status, text));
            }
            return this;
        }
    }

    Answer get(String path) {
        return send("GET", path, BodyPublishers.noBody(), Map.of());
    }

    Answer post(String path, Object body) {
        return send("POST", path, json(body), Map.of());
    }

    Answer put(String path, Object body) {
        return send("PUT", path, json(body), Map.of());
    }

    Answer delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody(), Map.of());
    }

    /** The state of an execution. */
    String state(String execution) {
        return get("/api/v1/executions/" + execution)
                .expect(200)
                .json()
                .path("state")
                .asText();
    }

    /** Any request; a string as the body of {@link #json} is sent as it is. */
    Answer send(String method, String path, BodyPublisher body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(LIMIT)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .method(method, body);
        headers.forEach(request::setHeader);
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers().map(), response.body(), read(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + base.resolve(path), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in " + method + " " + path, e);
        }
    }

    private BodyPublisher json(Object body) {
        try {
            return BodyPublishers.ofString(body instanceof String text ? text : json.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode read(String body) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
