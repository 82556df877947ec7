package dev.teppan.platform.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.MetricRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Several hosts start on one database, which none of them has seen before. */
abstract class SchemaContract {

    /** A fresh, empty database. */
    abstract TestDatabase create();

    @Test
    void isMadeOnceByHostsThatStartTogether() throws Exception {
        try (TestDatabase server = create();
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> starts = new ArrayList<>();
            for (int host = 0; host < 4; host++) {
                starts.add(threads.submit(() ->
                        server.open(new SettableClock(), new MetricRegistry()).close()));
            }
            for (Future<?> start : starts) {
                start.get(1, TimeUnit.MINUTES);
            }

            assertOpens(server);
        }
    }

    @Test
    void isMadeAlsoWhenAHostWasKilledWhileMakingIt() throws Exception {
        try (TestDatabase server = create()) {
            assertOpens(server);
            // What a kill leaves: Liquibase's row says locked, and no session lives that could say otherwise.
            execute(
                    server,
                    "update DATABASECHANGELOGLOCK set LOCKED = " + lockedLiteral(server) + ", LOCKGRANTED = null,"
                            + " LOCKEDBY = 'a host that was killed' where ID = 1");
            execute(server, "update schema_state set changelog_hash = 'of an older build'");

            assertOpens(server);
        }
    }

    private static String lockedLiteral(TestDatabase server) {
        return server.settings().url().startsWith("jdbc:postgresql") ? "true" : "1";
    }

    private static void assertOpens(TestDatabase server) {
        try (Database database = server.open(new SettableClock(), new MetricRegistry())) {
            assertThat(database.dispatch().lease().holder()).isEmpty();
        }
    }

    private static void execute(TestDatabase server, String sql) throws SQLException {
        DatabaseSettings settings = server.settings();
        try (Connection connection = LaneConnection.connect(settings, Dialect.of(settings.url()));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
