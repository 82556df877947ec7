package dev.teppan.platform.store;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.change.Change;
import liquibase.change.DbmsTargetedChange;
import liquibase.change.core.CreateIndexChange;
import liquibase.change.core.CreateTableChange;
import liquibase.change.core.DropIndexChange;
import liquibase.changelog.ChangeSet;
import liquibase.database.Database;
import liquibase.database.DatabaseList;
import liquibase.exception.LiquibaseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the change set within which a host was killed, so that Liquibase can go on after it. MariaDB and MySQL commit each
 * change at once; the others commit a change set before it is recorded. So what is done of it is looked for, and the rest
 * is done. Plain SQL is repeated: it is one statement, which changes nothing the second time or meets its own keys.
 */
record InterruptedChangeSet(ChangeSet set, Database database, Connection connection, Dialect dialect) {

    private static final Logger LOG = LoggerFactory.getLogger(InterruptedChangeSet.class);

    /**
     * Ends it where there is one. The caller holds the lock of the schema.
     *
     * @throws Exception what Liquibase or the database threw; an {@link SQLException} when a table that is to be made is
     *     there, but is another one
     */
    static void finish(Liquibase liquibase, Connection connection, Dialect dialect) throws Exception {
        // They are run in order, so a kill leaves one at the most.
        List<ChangeSet> left = liquibase.listUnrunChangeSets(new Contexts(), new LabelExpression());
        if (!left.isEmpty()) {
            Database database = liquibase.getDatabase();
            var interrupted = new InterruptedChangeSet(left.getFirst(), database, connection, dialect);
            // The checksum that is recorded leaves out what is meant for other databases than that of the scope.
            Scope.child(Scope.Attr.database.name(), database, interrupted::finish);
        }
    }

    private void finish() throws LiquibaseException, SQLException {
        Set<Change> done = new HashSet<>();
        for (Change change : set.getChanges()) {
            if (isDone(change)) {
                done.add(change);
            }
        }
        if (done.isEmpty()) {
            return;
        }
        LOG.atInfo()
                .addKeyValue("changeSet", set.getId())
                .addKeyValue("done", done.size())
                .addKeyValue("changes", set.getChanges().size())
                .log("A start was broken off while it changed the schema; its change is finished");
        for (Change change : set.getChanges()) {
            if (!done.contains(change) && isMeant(change)) {
                execute(change);
            }
        }
        database.markChangeSetExecStatus(set, ChangeSet.ExecType.EXECUTED);
    }

    private boolean isMeant(Change change) {
        return !(change instanceof DbmsTargetedChange targeted)
                || DatabaseList.definitionMatches(targeted.getDbms(), database, true);
    }

    private void execute(Change change) throws LiquibaseException {
        try {
            database.executeStatements(change, set.getChangeLog(), List.of());
            database.commit();
        } catch (LiquibaseException e) {
            database.rollback();
            if (!isOfItsOwnKeys(change, e)) {
                throw e;
            }
        }
    }

    private boolean isOfItsOwnKeys(Change change, Throwable failure) {
        if (isVisible(change)) {
            return false;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && dialect.isDuplicate(sql)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isVisible(Change change) {
        return change instanceof CreateTableChange
                || change instanceof CreateIndexChange
                || change instanceof DropIndexChange;
    }

    private boolean isDone(Change change) throws SQLException {
        return switch (change) {
            case CreateTableChange table -> hasTable(table);
            case CreateIndexChange index ->
                indexes(index.getTableName())
                        .filter(names -> names.contains(index.getIndexName()))
                        .isPresent();
            case DropIndexChange index ->
                indexes(index.getTableName())
                        .filter(names -> !names.contains(index.getIndexName()))
                        .isPresent();
            default -> false;
        };
    }

    private boolean hasTable(CreateTableChange table) throws SQLException {
        Set<String> present =
                names(metaData().getColumns(catalog(), schema(), table.getTableName(), null), "COLUMN_NAME");
        Set<String> wanted = table.getColumns().stream()
                .map(column -> column.getName().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        if (!present.isEmpty() && !present.containsAll(wanted)) {
            throw new SQLException("The database has a table " + table.getTableName()
                    + " that Teppan did not make; give Teppan a database of its own.");
        }
        return !present.isEmpty();
    }

    /** The names of a table's indexes; empty where there is no such table. */
    private Optional<Set<String>> indexes(String table) throws SQLException {
        if (names(metaData().getColumns(catalog(), schema(), table, null), "COLUMN_NAME")
                .isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(names(metaData().getIndexInfo(catalog(), schema(), table, false, true), "INDEX_NAME"));
    }

    private static Set<String> names(ResultSet rows, String column) throws SQLException {
        Set<String> names = new HashSet<>();
        try (rows) {
            while (rows.next()) {
                String name = rows.getString(column);
                // A row of statistics names no index.
                if (name != null) {
                    names.add(name.toLowerCase(Locale.ROOT));
                }
            }
        }
        return names;
    }

    private DatabaseMetaData metaData() throws SQLException {
        return connection.getMetaData();
    }

    private String catalog() throws SQLException {
        return connection.getCatalog();
    }

    private String schema() throws SQLException {
        return connection.getSchema();
    }
}
