package dev.teppan.platform.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** SQLite: one file, one process, one connection that writes. */
record SqliteDialect() implements Dialect {

    static final String PREFIX = "jdbc:sqlite:";

    /** Really syncs at each commit; readers see the last commit and never wait. */
    private static final String OPTIONS = "?journal_mode=WAL&synchronous=FULL&foreign_keys=on&busy_timeout=5000";

    private static final int PRIMARY_CODE = 0xff;
    private static final int BUSY = 5;
    private static final int LOCKED = 6;
    private static final int IO_ERROR = 10;
    private static final int FULL = 13;
    private static final int CANNOT_OPEN = 14;
    private static final int PROTOCOL = 15;
    private static final int CONSTRAINT = 19;

    /**
     * The file that a URL names.
     *
     * @throws IllegalArgumentException when it names none, or brings options of its own
     */
    static Path file(String url) {
        String path = url.substring(PREFIX.length());
        if (path.isEmpty() || path.startsWith(":") || path.startsWith("file:") || path.contains("?")) {
            throw new IllegalArgumentException(
                    "database.url for SQLite must be jdbc:sqlite: and the path of a file, without options");
        }
        return Path.of(path);
    }

    @Override
    public String driverClass() {
        return "org.sqlite.JDBC";
    }

    @Override
    public String readerUrl(String url) {
        return url + OPTIONS;
    }

    /** Takes the write lock when a transaction begins; on a connection that reads this would lock out the writer. */
    @Override
    public String writerUrl(String url) {
        return url + OPTIONS + "&transaction_mode=IMMEDIATE";
    }

    @Override
    public Map<String, String> properties(Duration timeout) {
        return Map.of();
    }

    @Override
    public List<String> writerSession(Duration timeout) {
        return List.of();
    }

    @Override
    public void check(Connection connection) {
        // Always UTF-8, always compares bytes.
    }

    @Override
    public String now() {
        return "";
    }

    @Override
    public String sharedLock() {
        return "";
    }

    @Override
    public String exclusiveLockSkippingLocked() {
        return "";
    }

    @Override
    public List<String> idleLimit(Duration limit) {
        return List.of();
    }

    @Override
    public Optional<String> freshSchema() {
        return Optional.of("fresh-sqlite.sql");
    }

    @Override
    public Optional<SessionLock> schemaLock() {
        return Optional.empty();
    }

    @Override
    public boolean commitAnswerCanBeLost() {
        return false;
    }

    @Override
    public boolean isTransient(SQLException failure) {
        return switch (failure.getErrorCode() & PRIMARY_CODE) {
            case BUSY, LOCKED, IO_ERROR, FULL, CANNOT_OPEN, PROTOCOL -> true;
            default -> false;
        };
    }

    @Override
    public boolean isDiskFull(SQLException failure) {
        return (failure.getErrorCode() & PRIMARY_CODE) == FULL;
    }

    @Override
    public boolean isDuplicate(SQLException failure) {
        return (failure.getErrorCode() & PRIMARY_CODE) == CONSTRAINT;
    }
}
