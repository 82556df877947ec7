package dev.teppan.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} at random moments while 20,000 executions pass through an executor that ends them at once. */
@Tag("soak")
class NoopKillIT {

    private static final int EXECUTIONS = 20_000;
    private static final int AT_ONCE = 500;
    private static final int LONGEST_LIFE_MILLIS = 3_000;
    private static final int KILL_EACH = 1_000;

    @TempDir
    private Path folder;

    @Test
    void killsAtRandomLoseNothingAndStartNoLaunchTwice() throws IOException, InterruptedException {
        HangingPlugin plugin = HangingPlugin.in(folder);
        Random random = Seed.random("NoopKillIT");
        try (TeppanServer server = new TeppanServer(ServerConfig.plain().with(plugin.sections()))) {
            server.start();
            try {
                run(server, random);
            } catch (RuntimeException | AssertionError e) {
                System.out.println(server.log());
                throw e;
            }
        }
    }

    private void run(TeppanServer server, Random random) throws IOException, InterruptedException {
        server.client().put("/api/v1/applications/app", Map.of("image", "none")).expect(201);
        server.client()
                .put(
                        "/api/v1/applications/app/jobs/noop",
                        Map.of("runsOn", Map.of("executor", "bad"), "resources", Map.of("cpu", "10m", "memory", 8)))
                .expect(201);
        Set<String> acknowledged = new HashSet<>();
        while (acknowledged.size() < EXECUTIONS) {
            acknowledged.addAll(enqueue(server.client()));
            if (acknowledged.size() % KILL_EACH == 0) {
                // The moment is what is tested here, so this is no wait for something.
                TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_LIFE_MILLIS));
                server.kill();
                server.restart();
            }
        }
        await("all executions to end")
                .atMost(Duration.ofMinutes(10))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> list(server.client(), "&state=scheduled,pending,starting,running")
                        .isEmpty());

        Map<String, String> states = list(server.client(), "");
        assertThat(states.keySet())
                .as("what was acknowledged is there, and nothing else")
                .isEqualTo(acknowledged);
        assertThat(states.values()).as("each succeeded").containsOnly("succeeded");
        List<String> started = Files.readAllLines(folder.resolve("hangs.started"));
        Set<String> executions = new HashSet<>();
        for (String line : started) {
            executions.add(line.substring(0, line.indexOf(' ')));
        }
        assertThat(executions).as("each ran, says the executor").isEqualTo(acknowledged);
        assertThat(attempts(started)).as("attempts of one execution").containsOnly(1);
    }

    /** How many different attempts each execution had, by the executor's own ledger. */
    private static Set<Integer> attempts(List<String> started) {
        Map<String, Set<String>> attempts = new HashMap<>();
        for (String line : started) {
            String[] words = line.split(" ", 2);
            String attempt = words[1].substring(0, words[1].lastIndexOf('.'));
            attempts.computeIfAbsent(words[0], id -> new HashSet<>()).add(attempt);
        }
        Set<Integer> counts = new HashSet<>();
        attempts.values().forEach(each -> counts.add(each.size()));
        return counts;
    }

    private static List<String> enqueue(TeppanClient client) {
        JsonNode answer = client.post(
                        "/api/v1/executions/batch",
                        Map.of(
                                "executions",
                                Collections.nCopies(
                                        AT_ONCE, Map.of("application", "app", "job", "noop", "message", 1))))
                .expect(201)
                .json();
        return answer.path("items").findValuesAsText("id");
    }

    private static Map<String, String> list(TeppanClient client, String filter) {
        Map<String, String> found = new HashMap<>();
        String cursor = "";
        do {
            JsonNode page = client.get("/api/v1/executions?limit=200&application=app" + filter
                            + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .expect(200)
                    .json();
            page.path("items")
                    .forEach(item -> found.put(
                            item.path("id").asText(), item.path("state").asText()));
            cursor = page.path("older").asText("");
        } while (!cursor.isEmpty());
        return found;
    }
}
