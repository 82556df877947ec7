package dev.teppan.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of two engines one gets out of reach while its containers run on. */
@Tag("chaos")
@NeedsDocker
class UnreachableEngineIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Says that it began, and goes on when the test lets this attempt go. */
    private static final String SCRIPT = """
            trap 'exit 143' TERM
            echo begin >>/runs/$TEPPAN_ATTEMPT_ID; echo begun
            while [ ! -e /gates/$TEPPAN_ATTEMPT_ID ]; do sleep 0.1; done
            echo ended; echo end >>/runs/$TEPPAN_ATTEMPT_ID
            """;

    private static SecondEngine far;

    @TempDir
    private Path folder;

    private final String installation = "e2e-" + UUID.randomUUID();
    private Path runs;
    private Path gates;

    @BeforeAll
    static void startTheOtherEngine() {
        DockerEngine.busybox();
        far = SecondEngine.start(List.of());
    }

    @AfterAll
    static void endIt() {
        if (far != null) {
            far.close();
        }
    }

    @BeforeEach
    void makeFolders() throws IOException {
        runs = Files.createDirectory(folder.resolve("runs"));
        gates = Files.createDirectory(folder.resolve("gates"));
    }

    @Test
    void whatRunsThereIsWaitedForAndItsEndMeanwhileCounts() {
        with("10m", (server, way) -> {
            List<String> ids = List.of(enqueue(server, "far"), enqueue(server, "far"));
            ids.forEach(id -> awaitRunning(server, id));

            way.cut();
            ids.forEach(id -> awaitWhy(server, id, "out_of_reach"));
            assertThat(server.client().get("/api/v1/capacity").expect(200).text())
                    .containsIgnoringCase("unreachable");
            // One ends while nobody can see it, the other afterwards.
            open(ids.get(0));
            await("its end").atMost(PATIENCE).until(() -> lines(ids.get(0)).contains("end"));
            ids.forEach(id -> assertThat(server.client().state(id)).isEqualTo("running"));
            way.restore();
            open(ids.get(1));

            for (String id : ids) {
                awaitState(server, id, "succeeded");
                assertThat(attempts(server, id)).hasSize(1);
                assertThat(lines(id)).containsExactly("begin", "end");
                awaitOutput(server, id, "begun\nended\n");
                awaitNotices(server, id, List.of("SUCCEEDED"));
            }
            awaitNoContainers();
        });
    }

    @Test
    void whatIsOutOfReachForTooLongIsLostAndNeverCountsAfterwards() {
        with("3s", (server, way) -> {
            // It takes all the room of its engine, so that the others run on the other one.
            String near = enqueue(server, "near");
            awaitRunning(server, near);
            String again = enqueue(server, "again");
            String once = enqueue(server, "once");
            List.of(again, once).forEach(id -> awaitRunning(server, id));
            assertThat(far.containers()).hasSize(2);

            way.cut();
            awaitState(server, once, "failed");
            awaitState(server, again, "pending");
            assertLost(attempts(server, once).get(0));
            assertLost(attempts(server, again).get(0));
            awaitWhy(server, again, "waiting_capacity");

            // The other engine has room now.
            open(near);
            awaitState(server, near, "succeeded");
            awaitState(server, again, "running");
            String second = attempts(server, again).get(1).path("id").asText();
            open(second);
            awaitState(server, again, "succeeded");

            way.restore();
            awaitNoContainers();
            assertThat(lines(again)).as("stopped, not ended").containsExactly("begin");
            assertThat(lines(once)).containsExactly("begin");
            assertThat(server.client().state(again)).isEqualTo("succeeded");
            assertThat(server.client().state(once)).isEqualTo("failed");
            assertLost(attempts(server, once).get(0));
            assertThat(attempts(server, once)).hasSize(1);
            assertThat(attempts(server, again)).hasSize(2);
            assertLost(attempts(server, again).get(0));
            awaitNotices(server, once, List.of("FAILED"));
            awaitNotices(server, again, List.of("ATTEMPT_FAILED", "SUCCEEDED"));
            awaitOutput(server, again, "begun\nended\n");
        });
    }

    private interface Story {
        void tell(TeppanServer server, TcpWay way);
    }

    private void with(String lostAfter, Story story) {
        try (TcpWay way = new TcpWay(far.socket());
                TeppanServer server = new TeppanServer(config(lostAfter, way))) {
            server.start();
            try {
                define(server.client());
                story.tell(server, way);
                assertThat(server.log()).doesNotContain("please report");
            } catch (RuntimeException | AssertionError e) {
                System.out.println(server.log());
                throw e;
            }
        } finally {
            Containers.removeAll(installation);
        }
    }

    private ServerConfig config(String lostAfter, TcpWay way) {
        return ServerConfig.plain()
                .with("""
                plugins:
                  directory: %s
                limits:
                  lostAfter: %s
                executors:
                  docker:
                    type: local-docker
                    settings:
                      installation: %s
                      containerPrefix: e2e-
                      hosts:
                        - {name: near, cpu: 50, memory: 64}
                        - {name: far, url: '%s', cpu: 100, memory: 128}
                """.formatted(Examples.plugins(), lostAfter, installation, way.url()) + LedgerCheck.NOTIFIER);
    }

    /** Jobs for either engine; those that may run on both run on the one that has room. */
    private void define(TeppanClient client) {
        client.put("/api/v1/applications/app", Map.of("image", DockerEngine.BUSYBOX))
                .expect(201);
        define(client, "near", Map.of("runsOn", Map.of("labels", Map.of("host", "near"))));
        define(client, "far", Map.of("runsOn", Map.of("labels", Map.of("host", "far"))));
        define(client, "again", Map.of("idempotent", true));
        define(client, "once", Map.of());
    }

    private void define(TeppanClient client, String job, Map<String, Object> more) {
        Map<String, Object> definition = new LinkedHashMap<>(Map.of(
                "command",
                List.of("sh", "-c", SCRIPT),
                "resources",
                Map.of("cpu", "50m", "memory", 16),
                "executorSettings",
                Map.of(
                        "local-docker",
                        Map.of("network", "none", "mounts", List.of(runs + ":/runs", gates + ":/gates:ro")))));
        definition.putAll(more);
        client.put("/api/v1/applications/app/jobs/" + job, definition).expect(201);
    }

    private static String enqueue(TeppanServer server, String job) {
        return server.client()
                .post("/api/v1/executions", Map.of("application", "app", "job", job, "message", 1))
                .expect(201)
                .json()
                .path("id")
                .asText();
    }

    /** Lets an attempt go on; the first one's id is the execution's. */
    private void open(String attempt) {
        try {
            Files.createFile(gates.resolve(attempt));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> lines(String attempt) {
        try {
            Path file = runs.resolve(attempt);
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitRunning(TeppanServer server, String id) {
        awaitState(server, id, "running");
        await(id + " to begin").atMost(PATIENCE).until(() -> !lines(id).isEmpty());
    }

    private static void awaitState(TeppanServer server, String id, String state) {
        await(id + " to be " + state)
                .atMost(PATIENCE)
                .until(() -> server.client().state(id).equals(state));
    }

    private static void awaitWhy(TeppanServer server, String id, String code) {
        await("why of " + id).atMost(PATIENCE).untilAsserted(() -> {
            JsonNode why = server.client()
                    .get("/api/v1/executions/" + id + "/why")
                    .expect(200)
                    .json();
            assertThat(why.path("code").asText()).as(why.toString()).isEqualTo(code);
        });
    }

    private static List<JsonNode> attempts(TeppanServer server, String id) {
        List<JsonNode> attempts = new ArrayList<>();
        server.client()
                .get("/api/v1/executions/" + id + "/attempts")
                .expect(200)
                .json()
                .path("items")
                .forEach(attempts::add);
        return attempts;
    }

    private static void assertLost(JsonNode attempt) {
        assertThat(attempt.path("state").asText()).as(attempt.toString()).isEqualTo("lost");
        assertThat(attempt.path("outcome").path("blame").asText())
                .as(attempt.toString())
                .isEqualTo("infrastructure");
    }

    private static void awaitOutput(TeppanServer server, String id, String expected) {
        await("output of " + id)
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(server.client()
                                .get("/api/v1/executions/" + id + "/output?stream=stdout")
                                .expect(200)
                                .text())
                        .isEqualTo(expected));
    }

    private static void awaitNotices(TeppanServer server, String id, List<String> kinds) {
        await("notices of " + id)
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Notices.of(server).kinds(id)).containsExactlyElementsOf(kinds));
    }

    private static void awaitNoContainers() {
        await("containers to be removed")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(far.containers()).isEmpty());
    }
}
