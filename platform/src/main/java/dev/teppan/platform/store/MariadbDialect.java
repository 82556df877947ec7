package dev.teppan.platform.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * MariaDB and MySQL, both by MariaDB's driver.
 *
 * @param mysql whether the server is MySQL
 */
record MariadbDialect(boolean mysql) implements Dialect {

    /**
     * 1020 record changed, 1021 and 1114 disk full, 1040 and 1203 too many connections, 1053 shutdown, 1158 to 1161 network, 1205 lock
     * wait, 1213 deadlock, 1290 read only, 1317 interrupted, 1927 connection killed, 1969 statement time, 4031 idle.
     */
    private static final Set<Integer> PASSING = Set.of(
            1020, 1021, 1114, 1040, 1203, 1053, 1158, 1159, 1160, 1161, 1205, 1213, 1290, 1317, 1927, 1969, 4031);

    private static final Set<String> COLLATIONS = Set.of("utf8mb4_bin", "utf8mb4_nopad_bin", "utf8mb4_0900_bin");

    private static final Set<Integer> DISK_FULL = Set.of(1021, 1114);

    private static final int DUPLICATE = 1062;

    @Override
    public String driverClass() {
        return "org.mariadb.jdbc.Driver";
    }

    @Override
    public String readerUrl(String url) {
        return url.replaceFirst("^jdbc:mysql:", "jdbc:mariadb:");
    }

    @Override
    public String writerUrl(String url) {
        return readerUrl(url);
    }

    @Override
    public Map<String, String> properties(Duration timeout) {
        String millis = Long.toString(Math.max(1_000, timeout.toMillis()));
        return Map.of("connectTimeout", millis, "socketTimeout", millis);
    }

    @Override
    public List<String> writerSession(Duration timeout) {
        List<String> session = new ArrayList<>(List.of(
                "set session transaction isolation level read committed",
                "set session innodb_lock_wait_timeout = " + Math.max(1, timeout.toSeconds())));
        if (!mysql) {
            session.addAll(idleLimit(timeout));
        }
        return session;
    }

    @Override
    public void check(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result =
                        statement.executeQuery("select @@character_set_database, @@collation_database, version()")) {
            result.next();
            String characters = result.getString(1);
            String collation = result.getString(2);
            if (mysql == result.getString(3).contains("MariaDB")) {
                throw new IllegalArgumentException(
                        "database.url must begin with jdbc:mariadb: for MariaDB and with jdbc:mysql: for MySQL");
            }
            if (!characters.equals("utf8mb4") || !COLLATIONS.contains(collation)) {
                throw new IllegalArgumentException("The database's character set is " + characters
                        + " with collation " + collation
                        + "; create it with: create database NAME character set utf8mb4 collate utf8mb4_bin");
            }
        }
    }

    @Override
    public String now() {
        return "cast(unix_timestamp(sysdate(3)) * 1000 as signed)";
    }

    @Override
    public String sharedLock() {
        return " lock in share mode";
    }

    @Override
    public String exclusiveLockSkippingLocked() {
        return " for update skip locked";
    }

    /** MySQL cannot tell an idle transaction from an idle connection; the lane connects again when it lost its own. */
    @Override
    public List<String> idleLimit(Duration limit) {
        String variable = mysql ? "wait_timeout" : "idle_transaction_timeout";
        return List.of("set session " + variable + " = " + Math.max(1, limit.toSeconds()));
    }

    @Override
    public Optional<SessionLock> schemaLock() {
        // Names of locks are the server's, not the database's.
        String name = "concat('teppan.', left(sha2(database(), 256), 40))";
        return Optional.of(new SessionLock("select get_lock(" + name + ", 0)", "select release_lock(" + name + ")"));
    }

    @Override
    public boolean commitAnswerCanBeLost() {
        return true;
    }

    @Override
    public boolean isTransient(SQLException failure) {
        String state = failure.getSQLState();
        return failure instanceof SQLNonTransientConnectionException
                || failure instanceof SQLTransientException
                || (state != null && (state.startsWith("08") || state.startsWith("40")))
                || PASSING.contains(failure.getErrorCode());
    }

    @Override
    public String insertIfAbsent(String rest) {
        return "insert ignore into " + rest;
    }

    @Override
    public boolean isDiskFull(SQLException failure) {
        return DISK_FULL.contains(failure.getErrorCode());
    }

    @Override
    public boolean isDuplicate(SQLException failure) {
        return failure.getErrorCode() == DUPLICATE;
    }
}
