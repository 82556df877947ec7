package dev.teppan.platform.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Limits as users set them and see them work: the whole platform in this process, jobs that are plain processes. */
class LimitsOverHttpTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private RunningServer server;

    @BeforeEach
    void start() throws Exception {
        start("8GiB");
    }

    private void start(String memory) throws Exception {
        Path config = Files.writeString(folder.resolve("teppan.yml"), """
                mode: development
                dataDirectory: %s
                executors: {here: {type: process, settings: {capacity: {cpu: 8, memory: %s}}}}
                server: {type: simple, connector: {type: http, bindHost: 127.0.0.1, port: 0}}
                logging: {level: WARN}
                """.formatted(folder.resolve("data"), memory));
        Terminal terminal = new TestTerminal(folder, Map.of()).terminal();
        ServerLauncher launcher = new ServerLauncher(new TeppanApplication(terminal), terminal);
        server = launcher.start(launcher.read(path -> Files.newInputStream(Path.of(path)), config.toString()));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void eachLimitHoldsAndWhyNamesItWithItsFigures() throws Exception {
        limits("application", "{}");
        String first = enqueue("");
        awaitState(first, "running");

        limits("application", "{\"running\":1}");
        String second = enqueue("");
        awaitWhy(second, "limit_application", "Application shop runs 1 of the 1 it may.");
        limits("application", "{\"resources\":{\"memory\":\"300MiB\"}}");
        awaitWhy(
                second,
                "limit_application",
                "Application shop holds 256 MiB memory of the 300 MiB memory it may; this needs 256 MiB memory.");
        limits("application", "{}");
        awaitState(second, "running");

        limits("queue", "{\"running\":2}");
        String third = enqueue("");
        awaitWhy(third, "limit_queue", "Queue busy runs 2 of the 2 it may.");
        limits("queue", "{}");
        awaitState(third, "running");

        limits("job", "{\"resources\":{\"cpu\":1}}");
        awaitState(enqueue(""), "running");
        String fifth = enqueue("");
        awaitWhy(fifth, "limit_job", "Job shop/mail holds 1000 m cpu of the 1000 m cpu it may; this needs 250 m cpu.");
        cancelAll();
    }

    @Test
    void ofAKeyOnlySoManyRunAlsoAfterARestart() throws Exception {
        limits("job", "{}");
        String first = enqueue("order 7");
        String second = enqueue("order 7");
        String other = enqueue("order 8");
        awaitState(first, "running");
        awaitState(other, "running");
        String sentence = "Of the key order 7, 1 of the 1 that may run are running.";
        awaitWhy(second, "limit_key", sentence);

        server.close();
        start();
        awaitState(enqueue("order 9"), "running");
        awaitWhy(second, "limit_key", sentence);

        limits("job", "{\"runningPerKey\":2}");
        awaitState(second, "running");
        awaitWhy(enqueue("order 7"), "limit_key", "Of the key order 7, 2 of the 2 that may run are running.");
        assertThat(json("GET", "/api/v1/executions?concurrencyKey=order%207", "")
                        .path("items"))
                .hasSize(3);
        cancelAll();
    }

    @Test
    void aRateHoldsAlsoAfterARestart() throws Exception {
        limits("queue", "{\"rate\":{\"starts\":2,\"per\":\"1h\"}}");
        awaitState(enqueue(""), "running");
        awaitState(enqueue(""), "running");
        String third = enqueue("");
        String sentence = "Queue busy may start 2 per 3600 s and started 2; the next may start at ";
        awaitWhy(third, "rate", sentence);
        cancelAll();

        server.close();
        start();
        String fourth = enqueue("");
        awaitWhy(fourth, "rate", sentence);

        limits("queue", "{\"rate\":{\"starts\":3,\"per\":\"1h\"}}");
        awaitState(fourth, "running");
        awaitWhy(enqueue(""), "rate", "Queue busy may start 3 per 3600 s and started 3; the next may start at ");
        cancelAll();
    }

    @Test
    void whatNoNodeCanHoldIsRefusedWhenSavedAndWhenEnqueued() throws Exception {
        limits("job", "{}");
        HttpResponse<String> saved =
                send("PUT", "/api/v1/applications/shop/jobs/big", "{\"resources\":{\"memory\":\"64GiB\"}}");
        assertThat(saved.statusCode()).isEqualTo(422);
        assertThat(saved.body())
                .contains("/resources/memory")
                .contains("at most 8192MiB, which the largest node of the pool \\\"local\\\" has; it needs 65536MiB");
        json("PUT", "/api/v1/applications/shop/jobs/big", "{\"resources\":{\"memory\":\"4GiB\"}}");

        server.close();
        start("1GiB");
        HttpResponse<String> enqueued =
                send("POST", "/api/v1/executions", "{\"application\":\"shop\",\"job\":\"big\",\"message\":1}");
        assertThat(enqueued.statusCode()).isEqualTo(422);
        assertThat(enqueued.body())
                .contains("cannot run anywhere: its /resources/memory")
                .contains("at most 1024MiB, which the largest node of the pool \\\"local\\\" has; it needs 4096MiB");
    }

    private void cancelAll() throws Exception {
        json("POST", "/api/v1/executions/cancel?application=shop", "");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> json("GET", "/api/v1/executions?state=scheduled,pending,starting,running", "")
                        .path("items")
                        .isEmpty());
    }

    /** Sets the limits of one definition; the others have none. */
    private void limits(String of, String limits) throws Exception {
        String none = "{}";
        json(
                "PUT",
                "/api/v1/applications/shop",
                "{\"image\":\"unused\",\"limits\":" + (of.equals("application") ? limits : none) + "}");
        json("PUT", "/api/v1/queues/busy", "{\"limits\":" + (of.equals("queue") ? limits : none) + "}");
        json(
                "PUT",
                "/api/v1/applications/shop/jobs/mail",
                "{\"command\":[\"sleep\",\"60\"],\"stopGrace\":\"0s\",\"queue\":\"busy\",\"limits\":"
                        + (of.equals("job") ? limits : none) + "}");
    }

    private String enqueue(String key) throws Exception {
        String more = key.isEmpty() ? "" : ",\"concurrencyKey\":\"" + key + "\"";
        return json(
                        "POST",
                        "/api/v1/executions",
                        "{\"application\":\"shop\",\"job\":\"mail\",\"message\":1" + more + "}")
                .path("id")
                .asText();
    }

    private void awaitState(String id, String state) {
        await("execution to be " + state)
                .atMost(Duration.ofSeconds(30))
                .until(() -> json("GET", "/api/v1/executions/" + id, "")
                        .path("state")
                        .asText()
                        .equals(state));
    }

    private void awaitWhy(String id, String code, String sentence) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            JsonNode why = json("GET", "/api/v1/executions/" + id + "/why", "");
            assertThat(why.path("code").asText()).isEqualTo(code);
            assertThat(why.path("sentence").asText()).startsWith(sentence);
        });
    }

    private JsonNode json(String method, String path, String body) throws Exception {
        HttpResponse<String> response = send(method, path, body);
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
        return JSON.readTree(response.body());
    }

    private HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.address() + path))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }
}
