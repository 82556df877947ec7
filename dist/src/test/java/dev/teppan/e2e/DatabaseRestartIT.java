package dev.teppan.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database is killed, and stopped in order, while the server enqueues to it and containers run; then it comes back. */
@Tag("chaos")
@NeedsDocker
class DatabaseRestartIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    @Test
    void aRestartOfPostgresqlLosesNothingAndRunsNothingTwice() {
        try (DatabaseServer database = new PostgresDatabase()) {
            outages(database);
        }
    }

    @Test
    void aRestartOfMariadbLosesNothingAndRunsNothingTwice() {
        try (DatabaseServer database = new MariadbDatabase()) {
            outages(database);
        }
    }

    private void outages(DatabaseServer database) {
        ServerConfig config = LedgerLoad.config().with("""
                dispatch:
                  lease: 3s
                """ + database.section() + "  timeout: 3s\n");
        try (TeppanServer server = new TeppanServer(config)) {
            server.start();
            try {
                outages(database, server);
            } catch (RuntimeException | AssertionError e) {
                System.out.println(server.log());
                throw e;
            }
        }
    }

    private void outages(DatabaseServer database, TeppanServer server) {
        LedgerLoad.defineForDocker(server.client(), folder);
        RunLedger ledger = new RunLedger(folder);
        try (SteadyLoad load = new SteadyLoad(server.client(), Duration.ofMillis(250))) {
            for (Runnable end : List.<Runnable>of(database::kill, database::stop)) {
                int before = load.taken();
                await("work under way").atMost(PATIENCE).until(() -> load.taken() > before + 5 && ledger.isOpen());
                end.run();
                assertRefusesForNow(server);
                await("what runs to end meanwhile").atMost(PATIENCE).until(() -> !ledger.isOpen());
                database.start();
            }
            int before = load.taken();
            await("work to be taken again").atMost(PATIENCE).until(() -> load.taken() > before + 5);
            var acknowledged = load.stop();

            LedgerCheck.of(server, folder, Duration.ofMinutes(3)).check(acknowledged);
            assertThat(server.log()).doesNotContain("please report");
        }
    }

    private static void assertRefusesForNow(TeppanServer server) {
        TeppanClient.Answer answer = LedgerLoad.post(server.client()).expect(503);
        assertThat(answer.headers()).containsKey("retry-after");
        assertThat(answer.json().path("detail").asText()).contains("database");
    }
}
