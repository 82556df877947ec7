package dev.teppan.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The calls that benchmarks make, over one kept connection. */
final class TeppanApi {

    private final URI base;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final ObjectMapper json = new ObjectMapper();

    TeppanApi(URI base) {
        this.base = base;
    }

    /** Waits until the server answers; false when it does not in time, or does not live any more. */
    boolean awaitReady(int seconds, BooleanSupplier alive) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() < deadline && alive.getAsBoolean()) {
            try {
                if (get("/api/v1/status").path("ready").asBoolean()) {
                    return true;
                }
            } catch (IOException e) {
                // Not listening yet; the deadline bounds the tries.
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return false;
    }

    void put(String path, String body) throws IOException, InterruptedException {
        send(request(path).PUT(BodyPublishers.ofString(body)).header("Content-Type", "application/json"));
    }

    /** Enqueues and returns the execution's id. */
    String enqueue(String body) throws IOException, InterruptedException {
        return send(request("/api/v1/executions")
                        .POST(BodyPublishers.ofString(body))
                        .header("Content-Type", "application/json"))
                .path("id")
                .asText();
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(30));
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
        if (response.statusCode() / 100 != 2) {
            throw new IOException(
                    response.request().method() + " " + response.uri() + " answered " + response.statusCode() + ": "
                            + new String(response.body(), java.nio.charset.StandardCharsets.UTF_8));
        }
        return json.readTree(response.body());
    }
}
