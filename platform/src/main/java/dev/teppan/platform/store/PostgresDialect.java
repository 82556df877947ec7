package dev.teppan.platform.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** PostgreSQL. */
record PostgresDialect() implements Dialect {

    /** Connection, resources, operator's intervention, serialization: classes of SQLState that pass. */
    private static final Set<String> PASSING = Set.of("08", "53", "57", "40", "58");

    private static final Set<String> PASSING_STATES = Set.of("25P03", "25P04", "55P03", "25006");

    /** Locks of this kind belong to a database, so that the number need only differ from other programs' in it. */
    private static final long SCHEMA_LOCK = 0x7465_7070_616e_0001L;

    private static final String DISK_FULL = "53100";

    private static final String DUPLICATE = "23505";

    @Override
    public String driverClass() {
        return "org.postgresql.Driver";
    }

    @Override
    public String readerUrl(String url) {
        return url;
    }

    @Override
    public String writerUrl(String url) {
        return url;
    }

    @Override
    public Map<String, String> properties(Duration timeout) {
        String seconds = Long.toString(Math.max(1, timeout.toSeconds()));
        return Map.of(
                "reWriteBatchedInserts",
                "true",
                "connectTimeout",
                seconds,
                "loginTimeout",
                seconds,
                "socketTimeout",
                seconds,
                "tcpKeepAlive",
                "true",
                "ApplicationName",
                "teppan");
    }

    @Override
    public List<String> writerSession(Duration timeout) {
        return List.of(
                "set session characteristics as transaction isolation level read committed",
                // A plan for each statement would cost as much as the statement: all find rows by their keys, be they
                // few or many.
                // So none may be made for the few rows of the first minute either.
                "set plan_cache_mode = force_generic_plan",
                "set enable_seqscan = off",
                "set enable_hashjoin = off",
                "set enable_mergejoin = off",
                "set jit = off",
                "set lock_timeout = " + timeout.toMillis(),
                "set idle_in_transaction_session_timeout = " + timeout.toMillis());
    }

    @Override
    public void check(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("show server_encoding")) {
            result.next();
            String encoding = result.getString(1);
            if (!encoding.equals("UTF8")) {
                throw new IllegalArgumentException(
                        "The database's encoding is " + encoding + "; create it with encoding 'UTF8'.");
            }
        }
    }

    @Override
    public String now() {
        return "cast(extract(epoch from clock_timestamp()) * 1000 as bigint)";
    }

    @Override
    public String sharedLock() {
        return " for share";
    }

    @Override
    public String exclusiveLockSkippingLocked() {
        return " for update skip locked";
    }

    @Override
    public List<String> idleLimit(Duration limit) {
        return List.of("set local idle_in_transaction_session_timeout = " + Math.max(1, limit.toMillis()));
    }

    @Override
    public Optional<SessionLock> schemaLock() {
        return Optional.of(new SessionLock(
                "select pg_try_advisory_lock(" + SCHEMA_LOCK + ")", "select pg_advisory_unlock(" + SCHEMA_LOCK + ")"));
    }

    @Override
    public boolean joinsArrays() {
        return true;
    }

    @Override
    public Optional<ArrivalStatement> arrivalStatement() {
        return Optional.of(new PostgresArrivals());
    }

    @Override
    public boolean commitAnswerCanBeLost() {
        return true;
    }

    @Override
    public boolean isTransient(SQLException failure) {
        String state = failure.getSQLState();
        return state != null
                && state.length() == 5
                && (PASSING.contains(state.substring(0, 2)) || PASSING_STATES.contains(state));
    }

    @Override
    public boolean isDiskFull(SQLException failure) {
        return DISK_FULL.equals(failure.getSQLState());
    }

    @Override
    public boolean isDuplicate(SQLException failure) {
        return DUPLICATE.equals(failure.getSQLState());
    }
}
