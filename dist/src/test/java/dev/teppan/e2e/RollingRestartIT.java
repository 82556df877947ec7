package dev.teppan.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two hosts behind a load balancer are stopped and started in turn, under load. */
@Tag("chaos")
@NeedsDocker
class RollingRestartIT {

    private static final int CLIENTS = 4;
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final String DELAYED =
            "{\"application\": \"ledger\", \"job\": \"write\", \"message\": 0, \"delay\": \"1h\"}";

    @TempDir
    private Path ledger;

    private final Queue<String> errors = new ConcurrentLinkedQueue<>();
    private final AtomicInteger answers = new AtomicInteger();
    private final Map<String, Integer> delayed = new ConcurrentHashMap<>();

    @Test
    void showsClientsNoErrorAndLeavesContainersRunning() throws InterruptedException {
        try (Hosts hosts = Hosts.start(2);
                Balancer balancer = new Balancer(
                        hosts.all().stream().map(TeppanServer::address).toList())) {
            LedgerLoad.defineForDocker(hosts.get(0).client(), ledger);
            LedgerLoad load = new LedgerLoad();
            AtomicBoolean over = new AtomicBoolean();
            List<Thread> clients = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                clients.add(Thread.ofPlatform().start(() -> ask(balancer, over)));
            }
            for (TeppanServer host : hosts.all()) {
                TeppanServer other = hosts.without(host).getFirst();
                for (int i = 0; i < 8; i++) {
                    assertThat(load.enqueue(other.client(), 0)).isTrue();
                }
                await("containers to run")
                        .atMost(LIMIT)
                        .until(() -> !new RunLedger(ledger).runs().isEmpty());
                assertThat(host.stop()).as(host.log()).isIn(0, 143);
                Hosts.awaitLeader(List.of(other));
                host.restart();
            }
            over.set(true);
            for (Thread client : clients) {
                client.join();
            }
            System.out.printf("RollingRestartIT: %d answers, %d errors%n", answers.get(), errors.size());

            assertThat(errors)
                    .as("errors that clients saw of %d answers", answers.get())
                    .isEmpty();
            assertThat(answers.get()).isGreaterThan(100);
            for (JsonNode attempts : attempts(hosts.get(0), load)) {
                assertThat(attempts).as("%s", attempts).hasSize(1);
            }
            delayed.keySet()
                    .forEach(id -> hosts.get(0)
                            .client()
                            .post("/api/v1/executions/" + id + "/cancel", Map.of())
                            .expect(202));
            for (String id : load.acknowledged().keySet()) {
                assertThat(new RunLedger(ledger).runs().get(id)).hasSize(1);
            }
        }
    }

    private static List<JsonNode> attempts(TeppanServer server, LedgerLoad load) {
        return load.acknowledged().keySet().stream()
                .map(id -> {
                    await("end of " + id)
                            .atMost(LIMIT)
                            .until(() -> server.client().state(id).equals("succeeded"));
                    return server.client()
                            .get("/api/v1/executions/" + id + "/attempts")
                            .expect(200)
                            .json()
                            .path("items");
                })
                .toList();
    }

    /** One client: enqueues what is not due yet, reads it back, lists. */
    private void ask(Balancer balancer, AtomicBoolean over) {
        while (!over.get()) {
            try {
                HttpResponse<String> enqueued = balancer.send(
                        "/api/v1/executions",
                        HttpRequest.newBuilder()
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(DELAYED)));
                note(enqueued, 201);
                String id =
                        new ObjectMapper().readTree(enqueued.body()).path("id").asText();
                delayed.put(id, 0);
                note(balancer.send("/api/v1/executions/" + id, HttpRequest.newBuilder()), 200);
                note(balancer.send("/api/v1/executions/" + id + "/why", HttpRequest.newBuilder()), 200);
                note(balancer.send("/api/v1/capacity", HttpRequest.newBuilder()), 200);
            } catch (IOException e) {
                errors.add(e.toString());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void note(HttpResponse<String> answer, int expected) {
        answers.incrementAndGet();
        if (answer.statusCode() != expected) {
            errors.add(answer.request().uri() + ": " + answer.statusCode() + " " + answer.body());
        }
    }
}
