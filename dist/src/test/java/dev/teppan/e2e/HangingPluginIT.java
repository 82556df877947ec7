package dev.teppan.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An executor's plugin hangs in one call after the other: Teppan says what is the matter, and nobody else is held up. */
class HangingPluginIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Calls without which an execution cannot go on, and the code that {@code why} gives while they hang. */
    private static final Map<String, String> NEEDED = new LinkedHashMap<>();

    static {
        NEEDED.put("JobExecutor.status", "executor_unavailable");
        NEEDED.put("JobExecutor.limits", "executor_failing");
        NEEDED.put("JobExecutor.start", "executor_failing");
        NEEDED.put("Run.handle", "executor_failing");
    }

    /** Calls whose answer an execution's end does not wait for. */
    private static final List<String> NOT_NEEDED = List.of(
            "Run.startedAt",
            "Run.output",
            "Run.close",
            "JobExecutor.discard",
            "JobExecutor.list",
            "JobExecutor.scaling");

    private static final String SCALING = "ExecutorScaling.apply";

    @TempDir
    private Path folder;

    @Test
    void aPluginThatHangsInACallSaysSoAndHoldsUpNobodyElse() {
        HangingPlugin plugin = HangingPlugin.in(folder);
        plugin.hangIn(SCALING);
        try (TeppanServer server = new TeppanServer(ServerConfig.plain().with(plugin.sections()))) {
            server.start();
            try {
                define(server);
                scalingFailsAndSaysWhy(server, plugin);
                NEEDED.forEach((call, code) -> waitsAndSaysWhy(server, plugin, call, code));
                NOT_NEEDED.forEach(call -> endsAllTheSame(server, plugin, call));
                waitsForItsEnd(server, plugin);
                assertThat(server.log()).doesNotContain("please report");
            } catch (RuntimeException | AssertionError e) {
                System.out.println(server.log());
                throw e;
            }
        }
    }

    private static void define(TeppanServer server) {
        server.client().put("/api/v1/applications/app", Map.of("image", "none")).expect(201);
        for (String job : List.of("bad", "good")) {
            server.client()
                    .put(
                            "/api/v1/applications/app/jobs/" + job,
                            Map.of(
                                    "runsOn",
                                    Map.of("executor", job),
                                    "resources",
                                    Map.of("cpu", "10m", "memory", 8),
                                    "stopGrace",
                                    "1s"))
                    .expect(201);
        }
    }

    /** It is told of the first hint after the start; the call is not made twice at once, as it is deaf to its interrupt. */
    private static void scalingFailsAndSaysWhy(TeppanServer server, HangingPlugin plugin) {
        await("a capacity hint to fail")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(sendings(server)).anySatisfy(sent -> {
                    assertThat(sent.path("outcome").asText()).isEqualTo("failed");
                    assertThat(sent.path("detail").asText()).contains("executors/bad did not answer scaling");
                }));
        awaitSuccess(server, SCALING, enqueue(server, "bad"));
        awaitSuccess(server, SCALING, enqueue(server, "good"));
        plugin.hangIn();
        await("a capacity hint to be answered")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(sendings(server))
                        .anySatisfy(
                                sent -> assertThat(sent.path("detail").asText()).isEqualTo("It has what it has.")));
    }

    private static List<JsonNode> sendings(TeppanServer server) {
        List<JsonNode> sendings = new ArrayList<>();
        JsonNode hints =
                server.client().get("/api/v1/capacity/hints").expect(200).json();
        hints.path("items").forEach(pool -> pool.at("/scaling/sendings").forEach(sendings::add));
        return sendings;
    }

    private static void waitsAndSaysWhy(TeppanServer server, HangingPlugin plugin, String call, String code) {
        plugin.hangIn(call);
        if (call.equals("JobExecutor.status")) {
            awaitUnhealthy(server);
        }
        String waiting = enqueue(server, "bad");
        awaitSuccess(server, call, enqueue(server, "good"));
        awaitWhy(server, call, waiting, code);
        plugin.hangIn();
        awaitSuccess(server, call, waiting);
    }

    private static void endsAllTheSame(TeppanServer server, HangingPlugin plugin, String call) {
        plugin.hangIn(call);
        awaitSuccess(server, call, enqueue(server, "bad"));
        awaitSuccess(server, call, enqueue(server, "good"));
        plugin.hangIn();
    }

    /** It may take as long as the workload does; a restart asks for it, in vain here. */
    private static void waitsForItsEnd(TeppanServer server, HangingPlugin plugin) {
        plugin.hangIn("Run.await");
        String runs = enqueue(server, "bad");
        await("it to run")
                .atMost(PATIENCE)
                .until(() -> server.client().state(runs).equals("running"));
        awaitSuccess(server, "Run.await", enqueue(server, "good"));
        endsWhenCanceled(server);
        server.kill();
        plugin.hangIn("JobExecutor.find");
        server.restart();
        awaitWhy(server, "JobExecutor.find", runs, "out_of_reach");
        awaitSuccess(server, "JobExecutor.find", enqueue(server, "good"));
        plugin.hangIn();
        awaitSuccess(server, "JobExecutor.find", runs);
    }

    /** What was stopped has its end from the executor, where waiting for the end does not come back. */
    private static void endsWhenCanceled(TeppanServer server) {
        String canceled = enqueue(server, "bad");
        await("it to run")
                .atMost(PATIENCE)
                .until(() -> server.client().state(canceled).equals("running"));
        server.client()
                .post("/api/v1/executions/" + canceled + "/cancel", Map.of())
                .expect(202);
        awaitSuccess(server, "Run.await", canceled);
    }

    private static void awaitWhy(TeppanServer server, String call, String id, String code) {
        String method = call.substring(call.indexOf('.') + 1);
        await("why, while " + call + " hangs").atMost(PATIENCE).untilAsserted(() -> {
            JsonNode why = server.client()
                    .get("/api/v1/executions/" + id + "/why")
                    .expect(200)
                    .json();
            assertThat(why.path("code").asText()).as(why.toString()).isEqualTo(code);
            assertThat(why.path("sentence").asText()).contains("executors/bad did not answer " + method);
        });
    }

    private static void awaitUnhealthy(TeppanServer server) {
        await("the executor to be known as unhealthy")
                .atMost(PATIENCE)
                .until(() -> server.client()
                        .get("/api/v1/capacity")
                        .expect(200)
                        .text()
                        .contains("did not answer status"));
    }

    private static void awaitSuccess(TeppanServer server, String call, String id) {
        await("an end, while or after " + call + " hangs")
                .atMost(PATIENCE)
                .until(() -> server.client().state(id).equals("succeeded"));
    }

    private static String enqueue(TeppanServer server, String job) {
        return server.client()
                .post("/api/v1/executions", Map.of("application", "app", "job", job, "message", 1))
                .expect(201)
                .json()
                .path("id")
                .asText();
    }
}
