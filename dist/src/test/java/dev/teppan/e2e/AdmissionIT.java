package dev.teppan.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The example queue source, dropped into a plugin folder, feeds a queue from the files of a directory. */
class AdmissionIT {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final String MESSAGE = "{\"application\":\"e2e\",\"job\":\"note\",\"message\":{\"n\": 1.0}}";

    @RegisterExtension
    private final TeppanServer server = new TeppanServer(ServerConfig.plain().with("""
            plugins:
              directory: %s
            executors:
              process:
                type: process
            queueSources:
              inbox:
                type: directory
                settings:
                  directory: inbox
            """.formatted(Examples.plugins())));

    /** Written by the job itself, so that it tells how often it ran whatever Teppan believes. */
    @TempDir
    private Path ledger;

    @BeforeEach
    void define() {
        server.client().put("/api/v1/applications/e2e", Map.of("image", "none")).expect(201);
        server.client()
                .put(
                        "/api/v1/applications/e2e/jobs/note",
                        Map.of("command", List.of("sh", "-c", "echo \"$TEPPAN_MESSAGE\" >> " + ledger.resolve("runs"))))
                .expect(201);
        server.client().put("/api/v1/queues/fed", Map.of("source", "inbox")).expect(201);
    }

    @Test
    void runsAFileOnceAlsoWhenItComesAgainAfterAKill() throws IOException {
        drop("m1", MESSAGE);
        await("the execution to succeed").atMost(LIMIT).until(() -> succeeded() == 1);
        await("the file to be acknowledged").atMost(LIMIT).until(() -> inbox().isEmpty());

        server.kill();
        server.restart();
        drop("m1", MESSAGE);
        drop("m2", MESSAGE);
        await("the other file to run").atMost(LIMIT).until(() -> succeeded() == 2);
        await("both files to be acknowledged").atMost(LIMIT).until(() -> inbox().isEmpty());

        assertThat(executions()).hasSize(2);
        assertThat(Files.readAllLines(ledger.resolve("runs"))).containsExactly("{\"n\": 1.0}", "{\"n\": 1.0}");
    }

    @Test
    void keepsWhatItCannotReadAsADeadLetter() throws IOException {
        drop("bad", "hello");
        drop("good", MESSAGE);

        await("the good one to succeed").atMost(LIMIT).until(() -> succeeded() == 1);
        await("both to be acknowledged").atMost(LIMIT).until(() -> inbox().isEmpty());

        JsonNode letters = server.client()
                .get("/api/v1/queues/fed/dead-letters")
                .expect(200)
                .json()
                .path("items");
        assertThat(letters).hasSize(1);
        assertThat(letters.get(0).path("messageId").asText()).isEqualTo("bad");
        assertThat(letters.get(0).path("reason").asText()).isEqualTo("unreadable");
        assertThat(letters.get(0).path("body").asText()).isEqualTo("hello");
    }

    @Test
    void endsAtOnceWhileItWaitsForMessages() {
        long begin = System.nanoTime();
        assertThat(server.stop()).isIn(0, 143);

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(8));
    }

    private JsonNode executions() {
        return server.client()
                .get("/api/v1/executions?queue=fed")
                .expect(200)
                .json()
                .path("items");
    }

    private int succeeded() {
        int succeeded = 0;
        for (JsonNode execution : executions()) {
            succeeded += execution.path("state").asText().equals("succeeded") ? 1 : 0;
        }
        return succeeded;
    }

    /** The server runs in the folder above its data. */
    private Path directory() {
        return server.data().resolveSibling("inbox");
    }

    private void drop(String name, String body) throws IOException {
        Path hidden = Files.writeString(directory().resolve("." + name), body);
        Files.move(hidden, directory().resolve(name));
    }

    private List<Path> inbox() throws IOException {
        try (Stream<Path> files = Files.list(directory())) {
            return files.toList();
        }
    }
}
