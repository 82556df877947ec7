package dev.teppan.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A notifier, the log store and a queue source hang in one call after the other: what does not need them goes on, Teppan says
 * what is the matter, and nothing is lost once they come back.
 */
class HangingServicesIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Path folder = Folders.create("teppan-hanging-");
    private final HangingPlugin plugin = HangingPlugin.in(folder);
    private int sent;

    @RegisterExtension
    private final TeppanServer server = new TeppanServer(ServerConfig.plain().with(plugin.serviceSections()));

    @AfterEach
    void deleteFolder() {
        Folders.delete(folder);
    }

    @BeforeEach
    void define() {
        server.client().put("/api/v1/applications/app", Map.of("image", "none")).expect(201);
        server.client()
                .put("/api/v1/applications/app/jobs/job", Map.of("command", List.of("sh", "-c", "echo done")))
                .expect(201);
        server.client().put("/api/v1/queues/hung", Map.of("source", "bad")).expect(201);
    }

    @Test
    void holdsUpNothingElseAndLosesNothing() {
        round("notifiers/bad did not answer deliver", "Notifier.deliver", "LogStore.write", "QueueSource.receive");
        round(
                "notifiers/bad did not answer deliver",
                "Notifier.deliver!",
                "ObjectWriter.append!",
                "QueueSource.receive!");
        round("queueSources/bad did not answer acknowledge", "ObjectWriter.complete", "QueueSource.acknowledge");
        round("logStores/output did not answer close", "ObjectWriter.close");
        readingHangs();
        assertThat(server.log()).doesNotContain("please report");
    }

    @Test
    void keepsNoServerFromStoppingInTime() {
        plugin.hangIn(
                "Notifier.deliver",
                "Notifier.close",
                "LogStore.write",
                "LogStore.close",
                "QueueSource.receive",
                "QueueSource.close");
        String id = enqueue();
        awaitSuccess(id);
        awaitTrouble("notifiers/bad did not answer deliver");
        awaitTrouble("logStores/output did not answer write");

        long begin = System.nanoTime();
        assertThat(server.stop()).isIn(0, 143);

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(40));
        plugin.hangIn();
        send();
        server.restart();
        awaitToldAndKept(id);
        awaitAdmitted();
    }

    /** An execution goes its way while these hang; afterwards it is told of, kept, and a message of the source is taken in. */
    private void round(String trouble, String... calls) {
        plugin.hangIn(calls);
        send();
        String id = enqueue();
        awaitSuccess(id);
        awaitTrouble(trouble);
        assertThat(output(id).expect(200).text()).isEqualTo("done\n");
        awaitLine(id);

        plugin.hangIn();
        awaitToldAndKept(id);
        awaitAdmitted();
    }

    private void readingHangs() {
        String kept = enqueue();
        awaitToldAndKept(kept);
        plugin.hangIn("LogStore.read");
        TeppanClient.Answer answer = output(kept).expect(503);
        assertThat(answer.headers()).containsKey("retry-after");
        awaitSuccess(enqueue());
        awaitTrouble("logStores/output did not answer read");

        plugin.hangIn();
        assertThat(output(kept).expect(200).text()).isEqualTo("done\n");
    }

    private void send() {
        sent++;
        plugin.send("message-" + sent, "{\"application\":\"app\",\"job\":\"job\",\"message\":1}");
    }

    private String enqueue() {
        return server.client()
                .post("/api/v1/executions", Map.of("application", "app", "job", "job", "message", 1))
                .expect(201)
                .json()
                .path("id")
                .asText();
    }

    private TeppanClient.Answer output(String id) {
        return server.client().get("/api/v1/executions/" + id + "/output?stream=stdout");
    }

    private void awaitSuccess(String id) {
        await("its end").atMost(PATIENCE).until(() -> server.client().state(id).equals("succeeded"));
    }

    private void awaitTrouble(String trouble) {
        await("word that " + trouble)
                .atMost(PATIENCE)
                .until(() -> server.client()
                        .get("/api/v1/plugins")
                        .expect(200)
                        .text()
                        .contains(trouble));
    }

    /** Another notifier is told in time. */
    private void awaitLine(String id) {
        Path lines = server.data().resolveSibling("notices.jsonl");
        await("another notifier to be told")
                .atMost(PATIENCE)
                .until(() -> Files.exists(lines) && Files.readString(lines).contains(id));
    }

    private void awaitToldAndKept(String id) {
        await("the notifier to be told").atMost(PATIENCE).until(() -> plugin.wasTold(id));
        await("the output to be kept").atMost(PATIENCE).until(() -> plugin.hasKept(id));
    }

    private void awaitAdmitted() {
        await("each message to be taken in once, and acknowledged")
                .atMost(PATIENCE)
                .untilAsserted(() -> {
                    JsonNode items = server.client()
                            .get("/api/v1/executions?queue=hung&limit=200")
                            .expect(200)
                            .json()
                            .path("items");
                    assertThat(items).hasSize(sent);
                    assertThat(plugin.hasNoMessage()).isTrue();
                });
    }
}
