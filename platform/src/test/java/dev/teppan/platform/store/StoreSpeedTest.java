package dev.teppan.platform.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.MetricRegistry;
import dev.teppan.platform.execution.Change;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Many executions cost batch statements, not a round trip for each row. The bounds are wide; the figures are in the log. */
@Tag("soak")
class StoreSpeedTest {

    private static final Logger LOG = LoggerFactory.getLogger(StoreSpeedTest.class);
    private static final int ROWS = 100_000;
    private static final int PIECE = 1_000;

    @ParameterizedTest
    @ValueSource(strings = {"SQLite", "PostgreSQL", "MariaDB"})
    void writesAHundredThousandExecutionsAndTheirTurns(String kind) throws Exception {
        try (TestDatabase server = server(kind);
                Database database = server.open(new SettableClock(), new MetricRegistry())) {
            Samples samples = new Samples(database::newId);
            List<List<NewExecution>> pieces = new ArrayList<>();
            for (int i = 0; i < ROWS / PIECE; i++) {
                List<NewExecution> piece = new ArrayList<>();
                for (int j = 0; j < PIECE; j++) {
                    piece.add(samples.pending());
                }
                pieces.add(piece);
            }

            long began = System.nanoTime();
            List<CompletableFuture<Announcement>> answers = new ArrayList<>();
            for (List<NewExecution> piece : pieces) {
                answers.add(database.enqueue().insert(piece));
                if (answers.size() % 10 == 0) {
                    answers.getLast().get(60, TimeUnit.SECONDS);
                }
            }
            for (CompletableFuture<Announcement> answer : answers) {
                answer.get(60, TimeUnit.SECONDS);
            }
            Duration inserting = Duration.ofNanos(System.nanoTime() - began);

            Lease lease =
                    database.dispatch().acquire("host", Duration.ofMinutes(10)).orElseThrow();
            began = System.nanoTime();
            for (List<NewExecution> piece : pieces.subList(0, 10)) {
                List<Change> changes = piece.stream()
                        .map(arrival -> samples.place(arrival.execution()))
                        .toList();
                List<LaunchRow> launches = changes.stream()
                        .map(change -> Samples.launch(change.after()))
                        .toList();
                assertThat(database.dispatch().commit(lease, new Turn(changes, launches, Map.of(), List.of())))
                        .isEmpty();
            }
            Duration turn = Duration.ofNanos(System.nanoTime() - began).dividedBy(10);

            LOG.info(
                    "{}: {} executions in {} ms, a turn of {} in {} ms",
                    kind,
                    ROWS,
                    inserting.toMillis(),
                    PIECE,
                    turn.toMillis());
            assertThat(inserting).isLessThan(Duration.ofMinutes(2));
            assertThat(turn).isLessThan(Duration.ofSeconds(5));
        }
    }

    private static TestDatabase server(String kind) {
        return switch (kind) {
            case "SQLite" -> SqliteFile.create();
            case "PostgreSQL" -> PostgresServer.database();
            default -> MariadbServer.database();
        };
    }
}
