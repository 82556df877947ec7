package dev.teppan.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.codahale.metrics.MetricRegistry;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database goes away and comes back. */
class PostgresOutageTest {

    @TempDir
    private Path folder;

    private EmbeddedPostgres start(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(folder.resolve("data"))
                .setCleanDataDirectory(false)
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void failsWritesWhileTheDatabaseIsAwayAndGoesOnWhenItIsBack() throws Exception {
        int port = freePort();
        EmbeddedPostgres server = start(port);
        DatabaseSettings settings = PostgresServer.settings(port, "postgres", Duration.ofSeconds(3));
        try (Database database = Database.open(settings, new SettableClock(), new MetricRegistry())) {
            Samples samples = new Samples(database::newId);
            database.enqueue().insert(List.of(samples.pending())).get(10, TimeUnit.SECONDS);
            database.ping();

            server.close();
            CompletableFuture<Announcement> failing = database.enqueue().insert(List.of(samples.pending()));
            assertThatThrownBy(() -> failing.get(15, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(StoreException.Unavailable.class);
            assertThatThrownBy(database::ping).isInstanceOf(StoreException.Unavailable.class);

            NewExecution patient = samples.pending();
            CompletableFuture<Announcement> waiting = database.enqueue().insert(List.of(patient));
            server = start(port);
            waiting.exceptionally(failure -> null).get(15, TimeUnit.SECONDS);

            NewExecution next = samples.pending();
            await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> {
                database.enqueue().insert(List.of(samples.pending())).get(10, TimeUnit.SECONDS);
                return true;
            });
            database.enqueue().insert(List.of(next)).get(10, TimeUnit.SECONDS);
            await().atMost(Duration.ofSeconds(10))
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(
                                    database.executions().find(next.execution().id()))
                            .isPresent());
        } finally {
            server.close();
        }
    }
}
