package dev.teppan.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A server is killed while it changes the schema of MariaDB, which keeps each statement that was begun. The start after it
 * goes on by itself.
 */
@Tag("chaos")
class InterruptedMigrationIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final String BROKEN_OFF = "A start was broken off while it changed the schema";

    private static final String TABLES = "information_schema.tables where table_schema = database()";

    private static final String BLOCKED =
            "information_schema.processlist where db = database() and state like 'Waiting for table metadata lock%'";

    private static MariadbDatabase database;

    @BeforeAll
    static void startDatabase() {
        database = new MariadbDatabase();
    }

    @AfterAll
    static void stopDatabase() {
        database.close();
    }

    @BeforeEach
    void emptyDatabase() throws SQLException {
        database.makeAnew();
    }

    @Test
    void ofANewDatabase() throws SQLException {
        try (TeppanServer server = server()) {
            // A change set that is done and cannot be recorded.
            server.startSoon();
            try (Connection test = database.connect()) {
                awaitOne(TABLES + " and table_name = 'DATABASECHANGELOG'");
                execute(test, "lock tables DATABASECHANGELOG read");
                awaitBlocked();
                server.kill();
            }
            server.restartSoon();
            killOnceThereIs(server, "lease.PRIMARY");

            server.restart();
            assertThat(server.log()).contains(BROKEN_OFF);
            define(server);
            awaitEnd(server, enqueue(server));
        }
    }

    @Test
    void ofTheBuildBefore() throws SQLException {
        String id;
        try (TeppanServer older = new TeppanServer(config(), PreviousBuild::launcher)) {
            older.start();
            define(older);
            id = enqueue(older);
            awaitEnd(older, id);
            older.stop();
        }
        try (TeppanServer server = server()) {
            server.startSoon();
            killOnceThereIs(server, "execution_label.PRIMARY");
            // A change set whose last statement waits, after all others were kept.
            try (Connection test = database.connect()) {
                execute(test, "lock tables execution write");
                server.restartSoon();
                awaitBlocked();
                server.kill();
            }
            server.restart();
            assertThat(server.log()).contains(BROKEN_OFF);
            assertThat(server.client().state(id)).isEqualTo("succeeded");
            awaitEnd(server, enqueue(server));
        }
    }

    private static TeppanServer server() {
        return new TeppanServer(config());
    }

    private static ServerConfig config() {
        return ServerConfig.plain().with(database.section() + """
                executors:
                  process:
                    type: process
                """);
    }

    private static void killOnceThereIs(TeppanServer server, String index) {
        awaitOne("information_schema.statistics where table_schema = database() and seq_in_index = 1"
                + " and concat(table_name, '.', index_name) = '" + index + "'");
        server.kill();
    }

    private static void awaitBlocked() {
        awaitOne(BLOCKED);
    }

    private static void awaitOne(String rows) {
        try (Connection connection = database.connect()) {
            await(rows)
                    .atMost(PATIENCE)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> count(connection, rows) == 1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int count(Connection connection, String rows) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select count(*) from " + rows)) {
            result.next();
            return result.getInt(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void define(TeppanServer server) {
        server.client().put("/api/v1/applications/app", Map.of("image", "none")).expect(201);
        server.client()
                .put("/api/v1/applications/app/jobs/job", Map.of("command", List.of("true")))
                .expect(201);
    }

    private static String enqueue(TeppanServer server) {
        return server.client()
                .post("/api/v1/executions", Map.of("application", "app", "job", "job", "message", 1))
                .expect(201)
                .json()
                .path("id")
                .asText();
    }

    private static void awaitEnd(TeppanServer server, String id) {
        await("the end of " + id)
                .atMost(PATIENCE)
                .until(() -> server.client().state(id).equals("succeeded"));
    }
}
