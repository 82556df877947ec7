package dev.teppan.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One PostgreSQL for all sides of a comparison, each with a database of its own; what is committed is on the disk. */
final class PostgresServer implements AutoCloseable {

    static final String USER = "postgres";

    private static final Map<String, String> DURABLE =
            Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");

    private final EmbeddedPostgres server;

    private PostgresServer(EmbeddedPostgres server) {
        this.server = server;
    }

    /**
     * Starts one.
     *
     * @throws IllegalStateException when it is not durable after all
     */
    static PostgresServer start() throws IOException, SQLException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
        DURABLE.forEach(builder::setServerConfig);
        builder.setServerConfig("max_connections", "200");
        PostgresServer started = new PostgresServer(builder.start());
        for (String setting : DURABLE.keySet()) {
            String value = started.text("postgres", "show " + setting);
            if (!value.equals("on")) {
                started.close();
                throw new IllegalStateException("PostgreSQL runs with " + setting + " " + value);
            }
        }
        return started;
    }

    int port() {
        return server.getPort();
    }

    /** Makes a database and gives its JDBC address. */
    String create(String name) throws SQLException {
        execute("postgres", "create database " + name + " encoding 'UTF8' template template0");
        return url(name);
    }

    String url(String name) {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + name;
    }

    void execute(String database, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(database), USER, "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    long number(String database, String sql) throws SQLException {
        return Long.parseLong(text(database, sql));
    }

    private String text(String database, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(database), USER, "");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** What a database has done so far, this question included; its processes tell within a second. */
    Activity activity(String database) throws SQLException {
        String from = " from pg_stat_database where datname = '" + database + "'";
        return new Activity(
                number("postgres", "select xact_commit + xact_rollback" + from),
                number("postgres", "select tup_inserted + tup_updated + tup_deleted" + from));
    }

    /** Processor time of all its processes that still live. */
    Duration processorTime() throws SQLException {
        long main = number("postgres", "select pid from pg_stat_activity where backend_type = 'checkpointer'");
        return ProcessHandle.of(main)
                .flatMap(ProcessHandle::parent)
                .map(parent -> parent.children()
                        .map(child -> child.info().totalCpuDuration().orElse(Duration.ZERO))
                        .reduce(Duration.ZERO, Duration::plus))
                .orElse(Duration.ZERO);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /** Settings that the figures depend on, for the record. */
    List<String> words() {
        return List.of("PostgreSQL with fsync, synchronous_commit and full_page_writes on");
    }

    /**
     * Counts since the beginning.
     *
     * @param transactions committed or rolled back
     * @param rowWrites rows inserted, updated or deleted
     */
    record Activity(long transactions, long rowWrites) {
        Activity since(Activity before) {
            return new Activity(transactions - before.transactions(), rowWrites - before.rowWrites());
        }
    }
}
