package dev.teppan.platform.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets one host at a time change the schema. The server's own lock of a session, so that it is gone together with a host that
 * was killed; Liquibase's is a row, which stays. The connection is used by one thread.
 */
record SchemaLock(Connection connection, Optional<Dialect.SessionLock> sql) implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SchemaLock.class);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final long PAUSE_MILLIS = 100;

    /**
     * Waits until it is this host's turn.
     *
     * @throws SQLException when another host does not end in ten minutes, or the database does not answer
     */
    static SchemaLock take(Connection connection, Dialect dialect) throws SQLException {
        SchemaLock lock = new SchemaLock(connection, dialect.schemaLock());
        if (lock.sql().isEmpty()) {
            return lock;
        }
        // A change of a large table may take longer than a request would wait.
        connection.setNetworkTimeout(Runnable::run, 0);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        boolean told = false;
        while (!lock.succeeds(lock.sql().get().tryLock())) {
            if (!told) {
                LOG.info("Another host brings the database schema up to date; waiting for it.");
                told = true;
            }
            if (System.nanoTime() - deadline > 0) {
                throw new SQLException(
                        "Another host has been changing the schema for " + PATIENCE.toMinutes() + " min.");
            }
            pause();
        }
        return lock;
    }

    @Override
    public void close() throws SQLException {
        if (sql.isPresent() && !connection.isClosed()) {
            succeeds(sql.get().unlock());
        }
    }

    @Override
    public String toString() {
        return sql.isPresent() ? "session" : "process";
    }

    private boolean succeeds(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            return result.next() && result.getBoolean(1);
        }
    }

    private static void pause() throws SQLException {
        try {
            new CountDownLatch(1).await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("Interrupted while another host changes the schema.", e);
        }
    }
}
