package dev.teppan.platform.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The calls of the native API that the samples need. Safe for use by several threads. */
final class SampleApi {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final URI base;
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    SampleApi(URI base) {
        this.base = base;
    }

    /** Creates or changes definitions. */
    void apply(List<ObjectNode> definitions) throws IOException, InterruptedException {
        ObjectNode body = json.createObjectNode();
        definitions.forEach(body.putArray("definitions")::add);
        post("/api/v1/definitions", body);
    }

    /** Enqueues a message; gives the execution's id. */
    String enqueue(Sample sample) throws IOException, InterruptedException {
        ObjectNode body = json.createObjectNode();
        body.put("application", Sample.APPLICATION);
        body.put("job", sample.job());
        body.set("message", json.readTree(sample.message()));
        return post("/api/v1/executions", body).path("id").asText();
    }

    /** Its attempts, first one first. */
    JsonNode attempts(String id) throws IOException, InterruptedException {
        return send(request("/api/v1/executions/" + id + "/attempts")
                        .timeout(LIMIT)
                        .GET())
                .path("items");
    }

    /**
     * Follows an execution's events until the server ends the stream.
     *
     * @param lastEvent where to go on; empty for the beginning
     * @return the id of the last event taken
     */
    String follow(String id, String lastEvent, EventTaker taker) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                request("/api/v1/executions/" + id + "/output/live").GET();
        if (!lastEvent.isEmpty()) {
            request.header("Last-Event-ID", lastEvent);
        }
        HttpResponse<Stream<String>> response = http.send(request.build(), BodyHandlers.ofLines());
        String last = lastEvent;
        try (Stream<String> lines = response.body()) {
            Map<String, String> fields = new TreeMap<>();
            for (Iterator<String> each = lines.iterator(); each.hasNext(); ) {
                String line = each.next();
                if (line.isEmpty() && fields.containsKey("data")) {
                    taker.take(new Event(fields.getOrDefault("event", ""), json.readTree(fields.get("data"))));
                    last = fields.getOrDefault("id", last);
                    fields.clear();
                } else if (line.indexOf(": ") > 0) {
                    fields.put(line.substring(0, line.indexOf(": ")), line.substring(line.indexOf(": ") + 2));
                }
            }
        } catch (UncheckedIOException e) {
            // The connection broke; the caller goes on from the last event.
            return last;
        }
        return last;
    }

    /** One event of a stream. */
    record Event(String type, JsonNode data) {}

    /** Takes events in order. */
    @FunctionalInterface
    interface EventTaker {
        void take(Event event) throws IOException, InterruptedException;
    }

    private JsonNode post(String path, JsonNode body) throws IOException, InterruptedException {
        return send(request(path)
                .timeout(LIMIT)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(body))));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).header("X-Teppan-Actor", "demo");
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IOException(response.request().method() + " "
                    + response.request().uri().getPath() + " was answered " + response.statusCode() + ": "
                    + response.body());
        }
        return json.readTree(response.body());
    }
}
