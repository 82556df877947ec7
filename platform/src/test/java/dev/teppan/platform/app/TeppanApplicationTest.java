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
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole platform in this process, with SQLite and jobs that are plain processes. */
class TeppanApplicationTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private RunningServer server;

    @BeforeEach
    void start() throws Exception {
        Path config = Files.writeString(folder.resolve("teppan.yml"), """
                mode: development
                dataDirectory: %s
                executors: {here: {type: process}}
                server: {type: simple, connector: {type: http, bindHost: 127.0.0.1, port: 0}}
                logging: {level: WARN}
                """.formatted(folder.resolve("data")));
        Terminal terminal = new TestTerminal(folder, Map.of()).terminal();
        ServerLauncher launcher = new ServerLauncher(new TeppanApplication(terminal), terminal);
        server = launcher.start(launcher.read(path -> Files.newInputStream(Path.of(path)), config.toString()));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void runsAJobThatWasEnqueuedOverHttp() throws Exception {
        define("echo \"got $TEPPAN_MESSAGE\"");

        String id = enqueue("{\"to\":\"world\"}");

        JsonNode ended = awaitState(id, "succeeded");
        assertThat(ended.at("/outcome/exitCode").asInt()).isZero();
        await().untilAsserted(() -> assertThat(text("GET", "/api/v1/executions/" + id + "/output?stream=stdout", ""))
                .isEqualTo("got {\"to\":\"world\"}\n"));
    }

    @Test
    void adoptsWhatRunsWhenItIsStartedAgain() throws Exception {
        Path go = folder.resolve("go");
        define("echo begun; while [ ! -e '" + go + "' ]; do sleep 0.1; done; echo done");
        String id = enqueue("1");
        awaitState(id, "running");

        server.close();
        start();
        Files.createFile(go);

        JsonNode ended = awaitState(id, "succeeded");
        assertThat(ended.at("/attempt/number").asInt()).isEqualTo(1);
        await().untilAsserted(() -> assertThat(text("GET", "/api/v1/executions/" + id + "/output?stream=stdout", ""))
                .isEqualTo("begun\ndone\n"));
    }

    @Test
    void givesTheSamePartsOfOutputWhileItRunsAndWhenItIsKept() throws Exception {
        Path go = folder.resolve("go");
        define("echo one; echo two; echo three; while [ ! -e '" + go + "' ]; do sleep 0.1; done");
        String id = enqueue("1");
        String output = "/api/v1/executions/" + id + "/output";
        await().untilAsserted(() -> assertThat(text("GET", output, "")).isEqualTo("one\ntwo\nthree\n"));
        assertParts(output, "false");

        Files.createFile(go);
        awaitState(id, "succeeded");
        await("the spool to be empty").until(() -> {
            try (Stream<Path> spools = Files.list(folder.resolve("data").resolve("spool"))) {
                return spools.findAny().isEmpty();
            }
        });

        assertParts(output, "true");
    }

    private void assertParts(String output, String complete) throws Exception {
        HttpResponse<String> range = http.send(
                HttpRequest.newBuilder(URI.create(server.address() + output))
                        .header("Range", "bytes=4-6")
                        .build(),
                BodyHandlers.ofString());
        assertThat(range.statusCode()).isEqualTo(206);
        assertThat(range.body()).isEqualTo("two");
        assertThat(range.headers().firstValue("Content-Range")).contains("bytes 4-6/14");
        assertThat(range.headers().firstValue("Teppan-Complete")).contains(complete);
        assertThat(text("GET", output + "?line=2&lines=2", "")).isEqualTo("two\nthree\n");
        assertThat(text("GET", output + "?tail=1", "")).isEqualTo("three\n");
        assertThat(send("HEAD", output, "").headers().firstValue("Content-Length"))
                .contains("14");
    }

    @Test
    void saysWhoItIs() throws Exception {
        JsonNode status = json("GET", "/api/v1/status", "");

        assertThat(status.path("ready").asBoolean()).isTrue();
        assertThat(status.path("mode").asText()).isEqualTo("development");
        assertThat(status.path("version").asText()).matches("\\d+\\.\\d+.*");
        await().untilAsserted(() -> assertThat(
                        json("GET", "/api/v1/status", "").path("leader").asBoolean())
                .isTrue());
    }

    @Test
    void passesItsHealthChecks() throws Exception {
        JsonNode checks = json("GET", "/admin/healthcheck", "");

        assertThat(checks.at("/database/healthy").asBoolean()).isTrue();
        assertThat(checks.at("/executor.here/healthy").asBoolean()).isTrue();
        assertThat(checks.at("/dispatch/healthy").asBoolean()).isTrue();
    }

    @Test
    void answersAnUnknownPathWithAProblem() throws Exception {
        HttpResponse<String> response = send("GET", "/api/v1/nothing", "");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
    }

    @Test
    void endsLiveOutputWhenItStops() throws Exception {
        define("sleep 60");
        String id = enqueue("1");
        awaitState(id, "running");
        HttpResponse<java.io.InputStream> live = http.send(
                request("GET", "/api/v1/executions/" + id + "/output/live", ""), BodyHandlers.ofInputStream());
        long before = System.nanoTime();

        server.close();

        assertThat(live.statusCode()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
    }

    private void define(String script) throws Exception {
        json("PUT", "/api/v1/applications/shop", "{\"image\":\"unused\"}");
        json(
                "PUT",
                "/api/v1/applications/shop/jobs/mail",
                JSON.createObjectNode()
                        .set(
                                "command",
                                JSON.createArrayNode().add("sh").add("-c").add(script))
                        .toString());
    }

    private String enqueue(String message) throws Exception {
        return json(
                        "POST",
                        "/api/v1/executions",
                        "{\"application\":\"shop\",\"job\":\"mail\",\"message\":" + message + "}")
                .path("id")
                .asText();
    }

    private JsonNode awaitState(String id, String state) {
        return await("execution to be " + state)
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> json("GET", "/api/v1/executions/" + id, ""),
                        execution -> execution.path("state").asText().equals(state));
    }

    private JsonNode json(String method, String path, String body) throws Exception {
        return JSON.readTree(text(method, path, body));
    }

    private String text(String method, String path, String body) throws Exception {
        HttpResponse<String> response = send(method, path, body);
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
        return response.body();
    }

    private HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        return http.send(request(method, path, body), BodyHandlers.ofString());
    }

    private HttpRequest request(String method, String path, String body) {
        return HttpRequest.newBuilder(URI.create(server.address() + path))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
    }
}
