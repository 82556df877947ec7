package dev.teppan.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The jars of the examples, dropped into a plugin folder. */
class ExamplesIT {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    @RegisterExtension
    private static final TeppanServer SERVER =
            new TeppanServer(ServerConfig.plain().with("""
            publicUrl: https://teppan.example/
            plugins:
              directory: %s
            executors:
              echo:
                type: echo
            notifiers:
              audit:
                type: json-lines
                settings:
                  file: notifications.jsonl
            """.formatted(Examples.plugins())));

    @BeforeAll
    static void defineTheApplication() {
        SERVER.client().put("/api/v1/applications/e2e", Map.of("image", "none")).expect(201);
    }

    @Test
    void runAJobAndTellHowItEnded() {
        defineJob("echo", 0);

        String id = enqueue("echo", "hello");

        await("end of " + id)
                .atMost(LIMIT)
                .until(() -> SERVER.client().state(id).equals("succeeded"));
        await("output of " + id)
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(output(id)).isEqualTo("\"hello\"\n"));
        await("notification").atMost(LIMIT).until(() -> !notifications(id).isEmpty());
        assertThat(notifications(id)).singleElement().satisfies(told -> {
            assertThat(told.path("kind").asText()).isEqualTo("SUCCEEDED");
            assertThat(told.path("text").asText()).isEqualTo("e2e/echo succeeded.");
            assertThat(told.path("link").asText()).isEqualTo("https://teppan.example/executions/" + id);
            assertThat(told.path("execution").asText()).isEqualTo(id);
            assertThat(told.path("exit_code").asText()).isEqualTo("0");
        });
    }

    @Test
    void tellWhyAJobFailed() {
        defineJob("break", 3);

        String id = enqueue("break", "bye");

        await("notification").atMost(LIMIT).until(() -> !notifications(id).isEmpty());
        assertThat(SERVER.client().state(id)).isEqualTo("failed");
        assertThat(notifications(id)).singleElement().satisfies(told -> {
            assertThat(told.path("kind").asText()).isEqualTo("FAILED");
            assertThat(told.path("exit_code").asText()).isEqualTo("3");
            assertThat(told.path("blame").asText()).isEqualTo("job");
        });
    }

    @Test
    void areListedWithTheirTypes() {
        String plugins = SERVER.client().get("/api/v1/plugins").expect(200).text();

        assertThat(plugins).contains("example-executor", "example-notifier", "example-queue-source");
    }

    private static void defineJob(String name, int exitCode) {
        SERVER.client()
                .put(
                        "/api/v1/applications/e2e/jobs/" + name,
                        Map.of("executorSettings", Map.of("echo", Map.of("exitCode", exitCode))))
                .expect(201);
    }

    private static String enqueue(String job, String message) {
        return SERVER.client()
                .post("/api/v1/executions", Map.of("application", "e2e", "job", job, "message", message))
                .expect(201)
                .json()
                .path("id")
                .asText();
    }

    private static String output(String id) {
        return SERVER.client()
                .get("/api/v1/executions/" + id + "/output")
                .expect(200)
                .text();
    }

    /** What was told of an execution. The server runs in the folder above its data. */
    private static List<JsonNode> notifications(String id) {
        Path file = SERVER.data().resolveSibling("notifications.jsonl");
        List<JsonNode> lines = new ArrayList<>();
        try {
            if (Files.exists(file)) {
                for (String line : Files.readAllLines(file)) {
                    JsonNode told = new ObjectMapper().readTree(line);
                    if (told.path("execution").asText().equals(id)) {
                        lines.add(told);
                    }
                }
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
