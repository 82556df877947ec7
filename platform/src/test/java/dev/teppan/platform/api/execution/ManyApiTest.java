package dev.teppan.platform.api.execution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.teppan.platform.api.Client;
import dev.teppan.platform.api.Dispatcher;
import dev.teppan.platform.api.TestServer;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.store.Intent;
import dev.teppan.platform.store.QueuedIntent;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManyApiTest {

    private TestServer server;
    private Client client;

    @BeforeEach
    void start() {
        server = TestServer.start().withShop();
        client = server.client();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void cancelsAllThatAFilterMatches() {
        String first = enqueue("a");
        String second = enqueue("a");
        enqueue("b");

        JsonNode dry = client.post("/api/v1/executions/cancel?label=batch=a&dryRun=true", "")
                .expect(200)
                .json();
        assertThat(dry.get("matched").asInt()).isEqualTo(2);
        assertThat(canceled()).isEmpty();

        JsonNode done = client.post("/api/v1/executions/cancel?label=batch=a", "", "X-Teppan-Actor", "user:ann")
                .expect(202)
                .json();
        assertThat(done.get("matched").asInt()).isEqualTo(2);
        assertThat(done.get("more").asBoolean()).isFalse();
        assertThat(canceled())
                .extracting(cancel -> cancel.execution().value())
                .containsExactlyInAnyOrder(first, second);
        assertThat(canceled())
                .allSatisfy(cancel -> assertThat(cancel.actor().name()).isEqualTo("user:ann"));
    }

    @Test
    void saysThatMoreMatchWhenItStopsAtTheLimit() {
        for (int i = 0; i < 3; i++) {
            enqueue("a");
        }
        JsonNode done = client.post("/api/v1/executions/cancel?application=shop&limit=2", "")
                .expect(202)
                .json();
        assertThat(done.get("matched").asInt()).isEqualTo(2);
        assertThat(done.get("more").asBoolean()).isTrue();
        assertThat(canceled()).hasSize(2);
    }

    @Test
    void retriesWhatFailedUnlessItIsToldOtherwise() {
        String waiting = enqueue("a");
        Dispatcher dispatcher = new Dispatcher(server);
        String running = enqueue("a");
        dispatcher.start(new ExecutionId(running));

        assertThat(retry("application=shop").get("matched").asInt()).isZero();
        assertThat(retry("application=shop&state=pending&delay=30s")
                        .get("matched")
                        .asInt())
                .isEqualTo(1);
        assertThat(server.database().intents().oldest(100))
                .map(QueuedIntent::intent)
                .filteredOn(Intent.Retry.class::isInstance)
                .singleElement()
                .satisfies(intent -> {
                    Intent.Retry asked = (Intent.Retry) intent;
                    assertThat(asked.execution().value()).isEqualTo(waiting);
                    assertThat(asked.notBefore()).isEqualTo(TestServer.START.plusSeconds(30));
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cancel",
                "cancel?limit=0&application=shop",
                "cancel?limit=10001&application=shop",
                "cancel?delay=1s&application=shop",
                "cancel?dryRun=yes&application=shop",
                "retry",
                "retry?application=shop&delay=soon",
                "retry?application=shop&state=done"
            })
    void refusesWhatIsNotMeantForMany(String request) {
        client.post("/api/v1/executions/" + request, "").expect(400);
        assertThat(canceled()).isEmpty();
    }

    @Test
    void pausesAndResumesAQueueAndTellsItsDepth() {
        enqueue("a");
        JsonNode depth = client.get("/api/v1/queues/default/depth").expect(200).json();
        assertThat(depth.get("pending").asInt()).isEqualTo(1);
        assertThat(depth.get("running").asInt()).isZero();

        assertThat(client.post("/api/v1/queues/default/pause", "", "X-Teppan-Actor", "user:ann")
                        .expect(200)
                        .header("Teppan-Changed-By"))
                .isEqualTo("user:ann");
        assertThat(paused()).isTrue();
        client.post("/api/v1/queues/default/pause", "").expect(200);
        client.post("/api/v1/queues/default/resume", "").expect(200);
        assertThat(paused()).isFalse();
        client.post("/api/v1/queues/none/pause", "").expect(404);
        client.get("/api/v1/queues/none/depth").expect(404);
    }

    private boolean paused() {
        return client.get("/api/v1/queues/default")
                .expect(200)
                .json()
                .get("paused")
                .asBoolean();
    }

    private JsonNode retry(String query) {
        return client.post("/api/v1/executions/retry?" + query, "").expect(202).json();
    }

    private List<Intent.Cancel> canceled() {
        return server.database().intents().oldest(100).stream()
                .map(QueuedIntent::intent)
                .filter(Intent.Cancel.class::isInstance)
                .map(Intent.Cancel.class::cast)
                .toList();
    }

    private String enqueue(String batch) {
        return client.post(
                        "/api/v1/executions",
                        "{\"application\":\"shop\",\"job\":\"Mail\",\"message\":1,\"labels\":{\"batch\":\"" + batch
                                + "\"}}")
                .expect(201)
                .json()
                .get("id")
                .asText();
    }
}
