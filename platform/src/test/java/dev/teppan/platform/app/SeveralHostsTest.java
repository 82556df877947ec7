package dev.teppan.platform.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two hosts in this process on one PostgreSQL. The first dispatches; the second answers all the same. */
class SeveralHostsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SECRET = "of these two hosts alone";

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<RunningServer> servers = new ArrayList<>();
    private EmbeddedPostgres postgres;
    private RunningServer leader;
    private RunningServer other;

    @BeforeEach
    void start() throws Exception {
        postgres = EmbeddedPostgres.builder().start();
        leader = server("one", true);
        await().untilAsserted(() -> assertThat(leads(leader)).isTrue());
        other = server("two", true);
    }

    @AfterEach
    void stop() throws IOException {
        servers.forEach(RunningServer::close);
        postgres.close();
    }

    private RunningServer server(String name, boolean asked) throws Exception {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        String cluster = asked
                ? "cluster: {address: 'http://127.0.0.1:%d', secret: %s, drain: 300ms}".formatted(port, SECRET)
                : "";
        Path config = Files.writeString(
                folder.resolve(name + ".yml"), """
                mode: development
                dataDirectory: %s
                database: {url: 'jdbc:postgresql://localhost:%d/postgres', user: postgres}
                executors: {here: {type: process}}
                server: {type: simple, connector: {type: http, bindHost: 127.0.0.1, port: %d}}
                logging: {level: WARN}
                dispatch: {lease: 60s}
                %s
                """.formatted(folder.resolve(name), postgres.getPort(), port, cluster));
        Terminal terminal = new TestTerminal(folder, Map.of()).terminal();
        ServerLauncher launcher = new ServerLauncher(new TeppanApplication(terminal), terminal);
        RunningServer server =
                launcher.start(launcher.read(path -> Files.newInputStream(Path.of(path)), config.toString()));
        servers.add(server);
        return server;
    }

    @Test
    void anyHostSaysWhyAnExecutionWaits() throws Exception {
        define("true");
        send(leader, "PUT", "/api/v1/queues/shut", "{\"paused\": true}");
        String id = enqueue(other, "shut");

        await().untilAsserted(() -> {
            JsonNode why = json(other, "/api/v1/executions/" + id + "/why");
            assertThat(why.path("code").asText()).isEqualTo("queue_paused");
            assertThat(why.path("stale").asBoolean()).isFalse();
            assertThat(why).isEqualTo(json(leader, "/api/v1/executions/" + id + "/why"));
        });
    }

    @Test
    void anyHostKnowsTheRoomThereIs() {
        await().untilAsserted(() -> {
            JsonNode capacity = json(other, "/api/v1/capacity");
            assertThat(capacity.path("stale").asBoolean()).isFalse();
            assertThat(capacity.at("/executors/0/name").asText()).isEqualTo("here");
            assertThat(capacity.path("reserved").isArray()).isTrue();
            assertThat(capacity).isEqualTo(json(leader, "/api/v1/capacity"));
        });
    }

    @Test
    void aHostThatMayNotAskAnswersWithWhatWasStored() throws Exception {
        RunningServer stranger = server("three", false);
        define("true");
        send(leader, "PUT", "/api/v1/queues/shut", "{\"paused\": true}");
        String id = enqueue(stranger, "shut");

        await().untilAsserted(() -> {
            JsonNode capacity = json(stranger, "/api/v1/capacity");
            assertThat(capacity.path("stale").asBoolean()).isTrue();
            assertThat(capacity.has("blocked")).as("nobody knows").isFalse();
            assertThat(capacity.at("/executors/0/name").asText()).isEqualTo("here");
        });
        JsonNode why = json(stranger, "/api/v1/executions/" + id + "/why");
        assertThat(why.path("stale").asBoolean()).isTrue();
        assertThat(why.path("code").asText()).isEqualTo("unknown");
    }

    @Test
    void anyHostShowsOutputThatStillComes() throws Exception {
        Path go = folder.resolve("go");
        define("echo begun; while [ ! -e '" + go + "' ]; do sleep 0.1; done; echo done");
        String id = enqueue(other, "default");
        await().untilAsserted(() -> assertThat(text(other, "/api/v1/executions/" + id + "/output?stream=stdout"))
                .isEqualTo("begun\n"));
        assertThat(text(other, "/api/v1/executions/" + id + "/output?tail=1")).isEqualTo("begun\n");
        assertThat(text(other, "/api/v1/executions/" + id + "/output?offset=1&limit=2"))
                .isEqualTo("eg");

        HttpResponse<java.io.InputStream> live = http.send(
                HttpRequest.newBuilder(other.address().resolve("/api/v1/executions/" + id + "/output/live"))
                        .build(),
                BodyHandlers.ofInputStream());
        List<String> texts = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(live.body(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null && !line.equals("event: end"); line = lines.readLine()) {
                if (line.contains("\"text\"")) {
                    texts.add(JSON.readTree(line.substring("data:".length()))
                            .path("text")
                            .asText());
                    if (String.join("", texts).equals("begun\n")) {
                        Files.createFile(go);
                    }
                }
            }
        }

        assertThat(String.join("", texts)).isEqualTo("begun\ndone\n");
    }

    @Test
    void aHostThatStopsHandsTheLeaseOverAtOnce() throws Exception {
        HttpResponse<String> before = send(leader, "GET", "/ready", "");
        assertThat(before.statusCode()).isEqualTo(200);

        leader.close();

        // The lease would last for a minute.
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(leads(other)).isTrue());
    }

    @Test
    void saysThatItIsNotReadyWhileItStillAnswers() throws Exception {
        Thread stopping = Thread.ofVirtual().start(leader::close);

        await().pollInterval(Duration.ofMillis(5)).untilAsserted(() -> {
            HttpResponse<String> ready = send(leader, "GET", "/ready", "");
            assertThat(ready.statusCode()).isEqualTo(503);
            assertThat(ready.headers().firstValue("Connection")).contains("close");
        });
        stopping.join();
    }

    @Test
    void nobodyWithoutTheSecretIsAnswered() throws Exception {
        for (String path :
                List.of("/capacity", "/survey", "/hints", "/why/" + "019b76da-a800-7a99-81d7-89a1c1e8f81c")) {
            assertThat(send(leader, "GET", "/internal/v1" + path, "").statusCode())
                    .isEqualTo(403);
        }
        assertThat(send(leader, "POST", "/internal/v1/wake", "").statusCode()).isEqualTo(403);
    }

    private void define(String script) throws Exception {
        send(leader, "PUT", "/api/v1/applications/app", "{\"image\": \"none\"}");
        send(
                leader,
                "PUT",
                "/api/v1/applications/app/jobs/job",
                JSON.writeValueAsString(Map.of("command", List.of("sh", "-c", script))));
    }

    private String enqueue(RunningServer server, String queue) throws Exception {
        HttpResponse<String> answer = send(
                server,
                "POST",
                "/api/v1/executions",
                "{\"application\": \"app\", \"job\": \"job\", \"message\": 1, \"queue\": \"" + queue + "\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return JSON.readTree(answer.body()).path("id").asText();
    }

    private boolean leads(RunningServer server) throws Exception {
        return json(server, "/api/v1/status").path("leader").asBoolean();
    }

    private JsonNode json(RunningServer server, String path) throws Exception {
        return JSON.readTree(text(server, path));
    }

    private String text(RunningServer server, String path) throws Exception {
        HttpResponse<String> answer = send(server, "GET", path, "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private HttpResponse<String> send(RunningServer server, String method, String path, String body) throws Exception {
        URI uri = server.address().resolve(path);
        return http.send(
                HttpRequest.newBuilder(uri)
                        .header("Content-Type", "application/json")
                        .timeout(Duration.ofSeconds(20))
                        .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }
}
