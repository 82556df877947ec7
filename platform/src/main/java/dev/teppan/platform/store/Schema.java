package dev.teppan.platform.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryOutputEnum;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the schema up to date. Leaves Liquibase out when the changelog is the one that was run last, and for an empty database
 * where what it would make is kept.
 */
final class Schema {

    static final String CHANGELOG = "dev/teppan/platform/store/changelog.xml";

    private static final Logger LOG = LoggerFactory.getLogger(Schema.class);

    private Schema() {}

    /** Updates the schema over a connection of its own, which it leaves open. Several hosts may do so at once. */
    static void update(Connection connection, Dialect dialect) throws SQLException {
        String hash = hash();
        if (isAt(connection, hash)) {
            return;
        }
        try (SchemaLock lock = SchemaLock.take(connection, dialect)) {
            if (isAt(connection, hash)) {
                return;
            }
            LOG.atInfo().addKeyValue("lock", lock).log("Bringing the database schema up to date");
            Optional<FreshSchema> fresh = FreshSchema.of(dialect, hash);
            if (fresh.isPresent() && isEmpty(connection)) {
                fresh.get().create(connection);
            } else {
                migrate(connection, dialect, hash);
            }
        }
    }

    /** Has Liquibase run what was not run yet, and notes that it was. */
    static void migrate(Connection connection, Dialect dialect, String hash) throws SQLException {
        runLiquibase(connection, dialect);
        connection.setAutoCommit(true);
        try (Statement delete = connection.createStatement();
                PreparedStatement insert =
                        connection.prepareStatement("insert into schema_state (id, changelog_hash) values (1, ?)")) {
            delete.executeUpdate("delete from schema_state");
            insert.setString(1, hash);
            insert.executeUpdate();
        }
    }

    private static boolean isEmpty(Connection connection) throws SQLException {
        try (ResultSet tables = connection
                .getMetaData()
                .getTables(connection.getCatalog(), connection.getSchema(), "%", new String[] {"TABLE"})) {
            return !tables.next();
        }
    }

    private static boolean isAt(Connection connection, String hash) throws SQLException {
        try (ResultSet tables = connection
                .getMetaData()
                .getTables(connection.getCatalog(), connection.getSchema(), "schema_state", null)) {
            if (!tables.next()) {
                return false;
            }
        }
        try (Statement statement = connection.createStatement();
                ResultSet state = statement.executeQuery("select changelog_hash from schema_state")) {
            return state.next() && state.getString(1).equals(hash);
        }
    }

    private static void runLiquibase(Connection connection, Dialect dialect) throws SQLException {
        Map<String, Object> scope = new HashMap<>();
        scope.put(Scope.Attr.ui.name(), new LoggerUIService());
        scope.put("liquibase.analytics.enabled", false);
        try {
            Scope.child(scope, () -> {
                // Not closed, as that would close the connection, which is the caller's.
                Liquibase liquibase = new Liquibase(
                        CHANGELOG,
                        new ClassLoaderResourceAccessor(Schema.class.getClassLoader()),
                        DatabaseFactory.getInstance()
                                .findCorrectDatabaseImplementation(new JdbcConnection(connection)));
                // Whoever holds Liquibase's own lock was killed: those who live hold the session's lock.
                liquibase.forceReleaseLocks();
                InterruptedChangeSet.finish(liquibase, connection, dialect);
                liquibase.setShowSummaryOutput(UpdateSummaryOutputEnum.LOG);
                liquibase.update(new Contexts(), new LabelExpression());
            });
        } catch (Exception e) {
            throw new SQLException("The schema could not be brought up to date: " + e.getMessage(), e);
        }
    }

    /** What tells one changelog from another. */
    static String hash() {
        try (InputStream changelog =
                Objects.requireNonNull(Schema.class.getClassLoader().getResourceAsStream(CHANGELOG))) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(changelog.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
