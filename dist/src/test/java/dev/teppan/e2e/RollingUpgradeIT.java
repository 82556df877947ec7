package dev.teppan.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host of an older build beside one of this build, which changes the schema while the older one works. */
@Tag("chaos")
@NeedsDocker
class RollingUpgradeIT {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    @TempDir
    private Path ledger;

    @Test
    void theOlderBuildWorksOnAndTheLeadPassesThereAndBack() throws SQLException {
        try (Hosts hosts = new Hosts()) {
            try {
                run(hosts);
            } catch (RuntimeException | AssertionError e) {
                System.out.println(hosts.logs());
                throw e;
            }
        }
    }

    private void run(Hosts hosts) throws SQLException {
        LedgerLoad load = new LedgerLoad();
        // It knows neither the section `cluster` nor the tables of today.
        TeppanServer older = hosts.add(new TeppanServer(hosts.alone(), PreviousBuild::launcher));
        LedgerLoad.defineForDocker(older.client(), ledger);
        enqueue(load, older);
        Hosts.awaitLeader(List.of(older));
        assertThat(hasTable(hosts, "teppan_host")).isFalse();

        TeppanServer newer = hosts.add(hosts.config());

        assertThat(hasTable(hosts, "teppan_host")).isTrue();
        assertThat(older.leads()).as("the older build goes on to dispatch").isTrue();
        enqueue(load, older);
        enqueue(load, newer);
        awaitAllEnded(newer, load);
        assertThat(newer.client()
                        .get("/api/v1/capacity")
                        .expect(200)
                        .json()
                        .path("stale")
                        .asBoolean())
                .as("the older build cannot be asked")
                .isTrue();

        enqueue(load, newer);
        older.stop();
        Hosts.awaitLeader(List.of(newer));
        older.restart();
        enqueue(load, older);
        awaitAllEnded(older, load);

        enqueue(load, older);
        newer.stop();
        Hosts.awaitLeader(List.of(older));
        newer.restart();
        enqueue(load, newer);
        assertThat(load.enqueueWholeNode(newer.client())).isTrue();

        // Asked of the newer build, which answers all that the check asks.
        new LedgerCheck(newer.client(), new RunLedger(ledger), hosts.notices(), LIMIT).check(load.acknowledged());
        assertThat(older.leads()).isTrue();
    }

    private static void enqueue(LedgerLoad load, TeppanServer server) {
        for (int i = 0; i < 4; i++) {
            assertThat(load.enqueue(server.client(), i % 2)).isTrue();
        }
    }

    private static void awaitAllEnded(TeppanServer server, LedgerLoad load) {
        for (String id : load.acknowledged().keySet()) {
            await("end of " + id)
                    .atMost(LIMIT)
                    .until(() -> server.client().state(id).equals("succeeded"));
        }
    }

    private static boolean hasTable(Hosts hosts, String name) throws SQLException {
        try (Connection connection = hosts.database();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(
                        "select count(*) from information_schema.tables where table_name = '" + name + "'")) {
            return result.next() && result.getInt(1) == 1;
        }
    }
}
