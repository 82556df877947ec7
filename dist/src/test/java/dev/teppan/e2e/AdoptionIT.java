package dev.teppan.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} of the server while containers run, and a start on the same data. */
@NeedsDocker
class AdoptionIT {
    private static final int CONTAINERS = 10;
    private static final int LINES = 60;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @RegisterExtension
    private final TeppanServer server = new TeppanServer(ServerConfig.plain().with("""
            executors:
              docker:
                type: local-docker
                settings:
                  installation: e2e-%s
                  containerPrefix: e2e-
            """.formatted(UUID.randomUUID())));

    /** Written by the containers themselves, so that it tells what ran whatever Teppan believes. */
    @TempDir
    private Path ledger;

    @Test
    void adoptsWhatRunsAndLosesNothing() throws IOException {
        defineJob();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < CONTAINERS; i++) {
            ids.add(server.client()
                    .post("/api/v1/executions", Map.of("application", "e2e", "job", "count", "message", i))
                    .expect(201)
                    .json()
                    .path("id")
                    .asText());
        }
        await("all containers to run").atMost(LIMIT).until(() -> begun().size() == CONTAINERS);

        server.kill();
        server.restart();

        for (String id : ids) {
            await("end of " + id).atMost(LIMIT).until(() -> isEnd(execution(id)));
            assertThat(execution(id).path("state").asText()).as(server.log()).isEqualTo("succeeded");
            assertThat(attempts(id)).hasSize(1);
            awaitCompleteOutput(id);
        }
        assertThat(begun()).as("each container ran once").hasSize(CONTAINERS);
        await("containers to be removed").atMost(LIMIT).until(() -> ids.stream().allMatch(AdoptionIT::hasNoContainer));
    }

    private void defineJob() {
        String script =
                "echo $$ > /ledger/$TEPPAN_MESSAGE_ID.$(cat /proc/sys/kernel/random/uuid); " + "i=1; while [ $i -le "
                        + LINES + " ]; do echo line $i; echo problem $i >&2; i=$((i+1)); sleep 0.2; done";
        server.client()
                .put("/api/v1/applications/e2e", Map.of("image", DockerEngine.busybox()))
                .expect(201);
        server.client()
                .put(
                        "/api/v1/applications/e2e/jobs/count",
                        Map.of(
                                "command", List.of("sh", "-c", script),
                                "resources", Map.of("cpu", "50m", "memory", 16),
                                "executorSettings",
                                        Map.of("local-docker", Map.of("mounts", List.of(ledger + ":/ledger")))))
                .expect(201);
    }

    private void awaitCompleteOutput(String id) {
        await("all output of " + id).atMost(LIMIT).untilAsserted(() -> {
            assertThat(output(id, "stdout")).containsExactlyElementsOf(lines("line"));
            assertThat(output(id, "stderr")).containsExactlyElementsOf(lines("problem"));
        });
    }

    private static List<String> lines(String word) {
        return IntStream.rangeClosed(1, LINES).mapToObj(i -> word + " " + i).toList();
    }

    private List<String> output(String id, String stream) {
        return server.client()
                .get("/api/v1/executions/" + id + "/output?stream=" + stream)
                .expect(200)
                .text()
                .lines()
                .toList();
    }

    private JsonNode execution(String id) {
        return server.client().get("/api/v1/executions/" + id).expect(200).json();
    }

    private JsonNode attempts(String id) {
        return server.client()
                .get("/api/v1/executions/" + id + "/attempts")
                .expect(200)
                .json()
                .path("items");
    }

    private static boolean isEnd(JsonNode execution) {
        return List.of("succeeded", "failed", "canceled")
                .contains(execution.path("state").asText());
    }

    private List<Path> begun() throws IOException {
        try (Stream<Path> files = Files.list(ledger)) {
            return files.toList();
        }
    }

    private static boolean hasNoContainer(String id) {
        return DockerEngine.docker("ps", "-aq", "--filter", "name=e2e-" + id)
                .expectSuccess()
                .output()
                .isBlank();
    }
}
