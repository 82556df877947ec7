package dev.teppan.platform.api.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.teppan.platform.api.Client.Answer;
import dev.teppan.platform.api.TestServer;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.store.DatabaseSettings;
import dev.teppan.platform.store.StoredExecution;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** More is enqueued than a database that stands still can take. */
class EnqueueOverloadTest {

    private static final int MESSAGE = 512 * 1024;
    /** Together well beyond the 64 MiB that may wait. */
    private static final int CALLERS = 200;

    private static final int FURTHER = 120;
    private static final long FLAT = 40L << 20;

    private EmbeddedPostgres postgres;
    private TestServer server;
    private final Map<Integer, Told> answers = new ConcurrentHashMap<>();

    /** What was answered, without the request that an HTTP response holds on to. */
    private record Told(int status, String retryAfter, JsonNode json) {
        static Told of(Answer answer) {
            return new Told(answer.status(), answer.header("Retry-After"), answer.json());
        }
    }

    @BeforeEach
    void start() throws IOException {
        postgres = EmbeddedPostgres.builder().start();
        server = TestServer.start(new DatabaseSettings(
                        "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres",
                        Optional.of("postgres"),
                        Optional.empty(),
                        4,
                        Duration.ofSeconds(60)))
                .withShop();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        postgres.close();
    }

    @Test
    void refusesWhatItCannotHoldAndKeepsAllThatItAcknowledged() throws Exception {
        // The definitions are read before the database stands still, as on a server that has been running.
        post(-1).expect(201);
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            try (Connection other = postgres.getPostgresDatabase().getConnection();
                    Statement statement = other.createStatement()) {
                other.setAutoCommit(false);
                statement.execute("lock table message in access exclusive mode");
                for (int i = 0; i < CALLERS; i++) {
                    int number = i;
                    callers.execute(() -> answers.put(number, Told.of(post(number))));
                }
                // All who find no place are answered, and all who found one hold it.
                AtomicInteger answered = new AtomicInteger();
                await().atMost(Duration.ofSeconds(45))
                        .pollInterval(Duration.ofSeconds(1))
                        .until(() -> {
                            int now = answers.size();
                            return now == answered.getAndSet(now) && now > 0;
                        });

                long before = liveHeap();
                for (int i = 0; i < FURTHER; i++) {
                    answers.put(CALLERS + i, Told.of(post(CALLERS + i)));
                }
                assertThat(liveHeap() - before).isLessThan(FLAT);
                assertThat(answers.values()).allSatisfy(answer -> {
                    assertThat(answer.status()).isEqualTo(503);
                    assertThat(answer.retryAfter()).isIn("1", "5");
                });
                other.rollback();
            }
        }

        assertThat(answers).hasSize(CALLERS + FURTHER);
        assertThat(answers.values()).extracting(Told::status).containsOnly(201, 503);
        Set<Integer> acknowledged = answers.entrySet().stream()
                .filter(answer -> answer.getValue().status() == 201)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        assertThat(acknowledged).isNotEmpty();
        assertThat(acknowledged)
                .allSatisfy(number -> assertThat(stored(id(number)))
                        .map(StoredExecution::labels)
                        .contains(Map.of("number", "" + number)));
        Set<Integer> refusedAtOnce = answers.entrySet().stream()
                .filter(answer -> answer.getValue().status() == 503)
                .filter(answer -> answer.getValue().retryAfter().equals("1"))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        assertThat(refusedAtOnce).isNotEmpty();
        assertThat(storedNumbers()).containsAll(acknowledged).doesNotContainAnyElementsOf(refusedAtOnce);
    }

    private Answer post(int number) {
        return server.client().post("/api/v1/executions", """
                        {"application": "shop", "job": "Mail", "labels": {"number": "%d"}, "message": "%s"}
                        """.formatted(number, "x".repeat(MESSAGE)));
    }

    private ExecutionId id(int number) {
        return new ExecutionId(answers.get(number).json().path("id").asText());
    }

    private Optional<StoredExecution> stored(ExecutionId id) {
        return server.database().executions().find(id);
    }

    private Set<Integer> storedNumbers() {
        Set<Integer> numbers = new HashSet<>();
        server.database()
                .dispatch()
                .unfinished(execution ->
                        numbers.add(Integer.parseInt(execution.labels().get("number"))));
        numbers.remove(-1);
        return numbers;
    }

    private static long liveHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
