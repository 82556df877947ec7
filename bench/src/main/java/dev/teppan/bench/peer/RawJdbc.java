package dev.teppan.bench.peer;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Messages inserted by hand: one row to a commit, or a thousand. */
public final class RawJdbc implements AutoCloseable {

    private static final int BATCH = 1_000;

    private final List<Connection> connections = new ArrayList<>();
    private final List<PreparedStatement> inserts = new ArrayList<>();
    private final String message;

    /** Connects on so many connections, each for one thread. */
    public RawJdbc(String url, String user, int threads, String message) throws SQLException {
        this.message = message;
        for (int i = 0; i < threads; i++) {
            Connection connection = DriverManager.getConnection(url + "?reWriteBatchedInserts=true", user, "");
            if (i == 0) {
                createTable(connection);
            }
            connections.add(connection);
            inserts.add(connection.prepareStatement("""
                    insert into raw_message (id, application, job, queue, state, sent_at, not_before, body)
                    values (?, ?, ?, ?, ?, ?, ?, ?)"""));
        }
    }

    private static void createTable(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    create table if not exists raw_message (id varchar(36) primary key, application varchar(255) not null,
                      job varchar(255) not null, queue varchar(255) not null, state varchar(32) not null,
                      sent_at bigint not null, not_before bigint not null, body text not null)
                    """);
            statement.execute("create index if not exists raw_message_waiting on raw_message (state, not_before)");
        }
    }

    /** Rows in each second, each with a commit of its own. */
    public double commitsPerSecond(double seconds) throws Exception {
        return Parallel.perSecond(connections.size(), seconds, thread -> {
            connections.get(thread).setAutoCommit(true);
            bind(inserts.get(thread));
            return inserts.get(thread).executeUpdate();
        });
    }

    /** Rows in each second, a thousand to a batch and a commit. */
    public double batchedRowsPerSecond(double seconds) throws Exception {
        return Parallel.perSecond(connections.size(), seconds, thread -> {
            connections.get(thread).setAutoCommit(false);
            PreparedStatement insert = inserts.get(thread);
            for (int i = 0; i < BATCH; i++) {
                bind(insert);
                insert.addBatch();
            }
            insert.executeBatch();
            connections.get(thread).commit();
            return BATCH;
        });
    }

    private void bind(PreparedStatement insert) throws SQLException {
        long now = System.currentTimeMillis();
        insert.setString(1, UUID.randomUUID().toString());
        insert.setString(2, "bench");
        insert.setString(3, "noop");
        insert.setString(4, "bench");
        insert.setString(5, "pending");
        insert.setLong(6, now);
        insert.setLong(7, now);
        insert.setString(8, message);
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : connections) {
            connection.close();
        }
    }
}
