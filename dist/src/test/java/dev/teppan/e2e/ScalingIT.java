package dev.teppan.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A pool of the example executor follows its capacity hints: from nothing to what waits, and back. */
class ScalingIT {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    @RegisterExtension
    private static final TeppanServer SERVER =
            new TeppanServer(ServerConfig.plain().with("""
            plugins:
              directory: %s
            executors:
              farm:
                type: echo
                settings: {cores: 4, growingNodes: 10}
                pools:
                  growing:
                    max: 8
                    shapes: [{size: {cpu: 4, memory: 1024GiB}, pricePerHour: 0.2}]
                    mostPerHour: 1.0
                    confirmation: 0s
                    cooldown: 0s
                    idleGrace: 1s
                    keepIdle: 0
            """.formatted(Examples.plugins())));

    @Test
    void aPoolGrowsForABacklogKeepsWhatIsBusyAndShrinksToNothing() {
        SERVER.client()
                .put("/api/v1/applications/farm", Map.of("image", "none"))
                .expect(201);
        define("short", Map.of("runFor", "2s"));
        define("endless", Map.of("untilStopped", true));
        assertThat(nodes()).isEmpty();

        String endless = enqueue("endless");
        List<String> all =
                IntStream.range(0, 15).mapToObj(i -> enqueue("short")).toList();
        await("nodes").atMost(LIMIT).until(() -> nodes().size() == 5);
        all.forEach(id -> await("end of " + id)
                .atMost(LIMIT)
                .until(() -> SERVER.client().state(id).equals("succeeded")));

        await("idle nodes to go").atMost(LIMIT).until(() -> nodes().size() == 1);
        assertThat(SERVER.client().state(endless)).isEqualTo("running");
        assertThat(hint().at("/hint/busy")).hasSize(1);

        SERVER.client()
                .post("/api/v1/executions/" + endless + "/cancel", Map.of())
                .expect(202);
        await("the last node to go").atMost(LIMIT).until(() -> nodes().isEmpty());
        assertThat(SERVER.client().state(endless)).isEqualTo("canceled");
        assertThat(hint().at("/scaling/mode").asText()).isEqualTo("sent");
        assertThat(hint().at("/scaling/sendings"))
                .anySatisfy(sent -> assertThat(sent.path("detail").asText()).contains("added 5 nodes"))
                .allSatisfy(sent -> assertThat(sent.path("wanted").asInt())
                        .as("five cost a whole unit an hour")
                        .isLessThanOrEqualTo(5));
    }

    private static void define(String job, Map<String, Object> settings) {
        SERVER.client()
                .put(
                        "/api/v1/applications/farm/jobs/" + job,
                        Map.of(
                                "runsOn", Map.of("executor", "farm", "pool", "growing"),
                                "resources", Map.of("cpu", 2, "memory", "1GiB"),
                                "executorSettings", Map.of("echo", settings)))
                .expect(201);
    }

    private static String enqueue(String job) {
        return SERVER.client()
                .post("/api/v1/executions", Map.of("application", "farm", "job", job, "message", "go"))
                .expect(201)
                .json()
                .path("id")
                .asText();
    }

    private static List<String> nodes() {
        List<String> nodes = new ArrayList<>();
        JsonNode capacity = SERVER.client().get("/api/v1/capacity").expect(200).json();
        capacity.at("/executors/0/pools").forEach(pool -> {
            if (pool.path("name").asText().equals("growing")) {
                pool.path("nodes").forEach(node -> nodes.add(node.path("id").asText()));
            }
        });
        return nodes;
    }

    private static JsonNode hint() {
        JsonNode hints =
                SERVER.client().get("/api/v1/capacity/hints").expect(200).json();
        for (JsonNode pool : hints.path("items")) {
            if (pool.path("pool").asText().equals("growing")) {
                return pool;
            }
        }
        throw new AssertionError("no hint of the pool: " + hints);
    }
}
