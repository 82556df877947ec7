package dev.teppan.platform.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one connection that writes; made when it is needed, made anew after {@link #discard}. Used by one thread. */
final class LaneConnection implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LaneConnection.class);

    /** Something to do in a transaction. */
    interface Transaction {
        /** Returns false to have nothing committed. */
        boolean run(Handle handle);
    }

    /** One statement that is its own transaction. */
    interface Alone<T> {
        T run(Connection connection) throws SQLException;
    }

    /** A connection and the handle on it, which live and die together. */
    private record Open(Connection connection, Handle handle) {}

    private final DatabaseSettings settings;
    private final Dialect dialect;
    private Optional<Open> present = Optional.empty();

    LaneConnection(DatabaseSettings settings, Dialect dialect) {
        this.settings = settings;
        this.dialect = dialect;
    }

    /** A new connection that writes. */
    static Connection connect(DatabaseSettings settings, Dialect dialect) throws SQLException {
        Properties properties = new Properties();
        properties.putAll(dialect.properties(settings.timeout()));
        settings.user().ifPresent(user -> properties.setProperty("user", user));
        settings.password().ifPresent(password -> properties.setProperty("password", password));
        Connection connection = DriverManager.getConnection(dialect.writerUrl(settings.url()), properties);
        try (Statement statement = connection.createStatement()) {
            for (String sql : dialect.writerSession(settings.timeout())) {
                statement.execute(sql);
            }
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Runs and commits a transaction. When it throws, nothing was committed, unless the answer to the commit was lost. */
    void commit(Transaction transaction) throws SQLException {
        Open open = open();
        try {
            if (transaction.run(open.handle())) {
                open.connection().commit();
            } else {
                open.connection().rollback();
            }
        } catch (SQLException | RuntimeException e) {
            rollback(open, e);
            throw e;
        }
    }

    /** Runs a statement that commits itself; like {@link #commit}, but a round trip shorter. */
    <T> T alone(Alone<T> statement) throws SQLException {
        Connection connection = open().connection();
        connection.setAutoCommit(true);
        try {
            return statement.run(connection);
        } finally {
            connection.setAutoCommit(false);
        }
    }

    private Open open() throws SQLException {
        if (present.isEmpty()) {
            Connection connection = connect(settings, dialect);
            connection.setAutoCommit(false);
            Jdbi jdbi = Jdbi.create(() -> connection);
            // Updates of a row bind what its insert binds.
            jdbi.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
            present = Optional.of(new Open(connection, jdbi.open()));
        }
        return present.get();
    }

    private void rollback(Open open, Exception cause) {
        try {
            open.connection().rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
            discard();
        }
    }

    /** Gives the connection up; the next transaction makes another. */
    void discard() {
        present.ifPresent(open -> {
            try {
                open.connection().close();
            } catch (SQLException e) {
                LOG.debug("A broken connection did not close.", e);
            }
        });
        present = Optional.empty();
    }

    @Override
    public void close() {
        discard();
    }
}
