package dev.teppan.platform.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the databases differ. Immutable. */
sealed interface Dialect permits SqliteDialect, PostgresDialect, MariadbDialect {

    /**
     * The dialect of a JDBC URL.
     *
     * @throws IllegalArgumentException when the URL is of no kind that is supported
     */
    static Dialect of(String url) {
        if (url.startsWith(SqliteDialect.PREFIX)) {
            return new SqliteDialect();
        }
        if (url.startsWith("jdbc:postgresql:")) {
            return new PostgresDialect();
        }
        if (url.startsWith("jdbc:mariadb:") || url.startsWith("jdbc:mysql:")) {
            return new MariadbDialect(url.startsWith("jdbc:mysql:"));
        }
        throw new IllegalArgumentException(
                "database.url must begin with jdbc:sqlite:, jdbc:postgresql:, jdbc:mariadb: or jdbc:mysql:");
    }

    String driverClass();

    /** The URL for the connections that only read. */
    String readerUrl(String url);

    /** The URL for the one connection that writes. */
    String writerUrl(String url);

    /** What the driver is told besides the URL. */
    Map<String, String> properties(Duration timeout);

    /** What the connection that writes is set to. */
    List<String> writerSession(Duration timeout);

    /**
     * Refuses a database that would lose or alter text, or that is too old.
     *
     * @throws IllegalArgumentException saying what to change
     */
    void check(Connection connection) throws SQLException;

    /** An expression for the database's present time in epoch milliseconds; absent where the process's clock is meant. */
    String now();

    /** Appended to a query to lock its rows against writers until the transaction ends. */
    String sharedLock();

    /** Appended to a query to lock its rows, and to leave out those that others have locked. */
    String exclusiveLockSkippingLocked();

    /** A statement that has the server end this transaction once it is idle for longer; empty where none is needed. */
    List<String> idleLimit(Duration limit);

    /**
     * How a session locks the schema of this database against other hosts; empty where there are none.
     */
    Optional<SessionLock> schemaLock();

    /** The file with what the changelog makes of an empty database; empty where each start of one runs the changelog. */
    default Optional<String> freshSchema() {
        return Optional.empty();
    }

    /**
     * A lock that the server drops together with the session.
     *
     * @param tryLock a query that answers at once whether the lock was got
     * @param unlock a query that gives it back
     */
    record SessionLock(String tryLock, String unlock) {}

    /**
     * An insert that leaves out rows whose key is there already.
     *
     * @param rest what follows {@code insert into}
     */
    default String insertIfAbsent(String rest) {
        return "insert into " + rest + " on conflict do nothing";
    }

    /** Whether {@code update … from unnest(…)} is understood, with arrays as parameters. */
    default boolean joinsArrays() {
        return false;
    }

    /** How new executions are written in one statement; empty where that gains nothing, or cannot be said. */
    default Optional<ArrivalStatement> arrivalStatement() {
        return Optional.empty();
    }

    /** Whether the answer to a commit can be lost with the connection. */
    boolean commitAnswerCanBeLost();

    /** Whether the failure is of the moment: the same statement may succeed later, perhaps on another connection. */
    boolean isTransient(SQLException failure);

    /** Whether the failure is that the database's disk is full; then nothing of the transaction was written. */
    boolean isDiskFull(SQLException failure);

    /** Whether the failure is that a key exists already. */
    boolean isDuplicate(SQLException failure);
}
