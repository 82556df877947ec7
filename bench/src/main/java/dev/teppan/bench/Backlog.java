package dev.teppan.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Fills the queue of a Teppan server while it stands still, then lets it run dry. */
final class Backlog implements AutoCloseable {

    private static final int LOADERS = 2;
    private static final int AT_ONCE = 1_000;
    private static final long POLL_MILLIS = 50;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final TeppanServer server;
    private final PostgresServer postgres;
    private final String database;
    private final Connection connection;
    private final HttpClients clients;

    /** @param database of the server, looked at on a connection of its own */
    Backlog(TeppanServer server, PostgresServer postgres, String database) throws Exception {
        this.server = server;
        this.postgres = postgres;
        this.database = database;
        this.connection = DriverManager.getConnection(postgres.url(database), PostgresServer.USER, "");
        this.clients = new HttpClients(server.port(), LOADERS);
        BenchJob.define(server.api(), true);
    }

    /** What a run cost. */
    record Cost(
            double perSecond,
            double transactions,
            double rowWrites,
            double teppanMicros,
            double postgresMicros,
            double settleSeconds) {
        String words() {
            return String.format(
                    Locale.ROOT,
                    "%,.0f a second; for each execution: %.3f transactions, %.2f row writes, %.0f µs of Teppan's and %.0f µs of"
                            + " PostgreSQL's processors; settled %.1f s later",
                    perSecond,
                    transactions,
                    rowWrites,
                    teppanMicros,
                    postgresMicros,
                    settleSeconds);
        }
    }

    /** Enqueues so many, a multiple of a thousand, waits until dispatch knows them, then measures until the last has succeeded. */
    Cost drain(int executions) throws Exception {
        BenchJob.pause(server.api(), true);
        clients.send(BenchJob.bulkRequest(AT_ONCE), executions / AT_ONCE);
        await("select not exists (select 1 from intent)");
        quiet();
        PostgresServer.Activity before = postgres.activity(database);
        Duration teppanBefore = server.processorTime();
        Duration postgresBefore = postgres.processorTime();
        long begin = System.nanoTime();
        BenchJob.pause(server.api(), false);
        int polls = await("select not exists (select 1 from execution_work)");
        double seconds = (System.nanoTime() - begin) / 1e9;
        Duration teppan = server.processorTime().minus(teppanBefore);
        Duration database = postgres.processorTime().minus(postgresBefore);
        long settling = System.nanoTime();
        await("select not exists (select 1 from output where in_store = 0) and not exists (select 1 from outbox)");
        double settle = (System.nanoTime() - settling) / 1e9;
        quiet();
        PostgresServer.Activity activity = postgres.activity(this.database).since(before);
        if (truth("select exists (select 1 from execution where state <> 'succeeded')")) {
            throw new IllegalStateException("an execution did not succeed");
        }
        return new Cost(
                executions / seconds,
                (activity.transactions() - polls) / (double) executions,
                activity.rowWrites() / (double) executions,
                teppan.toNanos() / 1e3 / executions,
                database.toNanos() / 1e3 / executions,
                settle);
    }

    /** The database's processes tell of what they did once a second. */
    private static void quiet() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(1_200);
    }

    private int await(String condition) throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        int polls = 1;
        while (!truth(condition)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("not within " + PATIENCE + ": " + condition);
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            polls++;
        }
        return polls;
    }

    private boolean truth(String condition) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(condition)) {
            rows.next();
            return rows.getBoolean(1);
        }
    }

    @Override
    public void close() throws SQLException {
        clients.close();
        connection.close();
    }
}
