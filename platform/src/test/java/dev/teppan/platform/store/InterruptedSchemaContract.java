package dev.teppan.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.codahale.metrics.MetricRegistry;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Starts die while they make the schema. */
abstract class InterruptedSchemaContract {

    private static final int MOST_DEATHS = 500;

    /** What is compared of the rows of some tables. */
    private static final Map<String, String> ROWS = Map.of(
            "databasechangelog", "select id as a, md5sum as b, exectype as c from DATABASECHANGELOG",
            "lease", "select name as a, epoch as b, expires_at as c from lease",
            "schema_state", "select id as a, changelog_hash as b, id as c from schema_state");

    /** A fresh, empty database. */
    abstract TestDatabase create();

    @Test
    void isTheSameHoweverOftenAStartDiesWhileMakingIt() throws Exception {
        try (TestDatabase killed = create();
                TestDatabase fresh = create()) {
            int deaths = 0;
            int writes = 1;
            String before = "";
            while (dies(killed, writes)) {
                deaths++;
                assertThat(deaths).isLessThan(MOST_DEATHS);
                String now = content(killed);
                // Where a change set is one transaction, it takes that many writes to come further.
                writes = now.equals(before) ? writes + 1 : 1;
                before = now;
            }
            open(fresh);

            assertThat(deaths).isGreaterThan(16);
            assertThat(content(killed)).isEqualTo(content(fresh));
            open(killed);
        }
    }

    @Test
    void isNotMixedUpWithATableOfAnotherProgram() throws Exception {
        try (TestDatabase database = create()) {
            open(database);
            execute(database, "update schema_state set changelog_hash = 'of an older build'");
            execute(database, "delete from DATABASECHANGELOG where ID = '14-capacity'");
            execute(database, "drop table capacity_snapshot");
            execute(database, "create table capacity_snapshot (executor int, colour int)");

            assertThatThrownBy(() -> open(database))
                    .hasStackTraceContaining("a table capacity_snapshot that Teppan did not make");
        }
    }

    /** Returns false when the schema was complete before it had to die. */
    private static boolean dies(TestDatabase database, int writes) throws SQLException {
        DatabaseSettings settings = database.settings();
        Dialect dialect = Dialect.of(settings.url());
        DyingConnection connection = new DyingConnection(LaneConnection.connect(settings, dialect), writes);
        try (Connection seen = connection.proxy()) {
            Schema.migrate(seen, dialect, Schema.hash());
        } catch (SQLException e) {
            if (!connection.isDead()) {
                throw e;
            }
        }
        return connection.isDead();
    }

    private static void open(TestDatabase database) {
        database.open(new SettableClock(), new MetricRegistry()).close();
    }

    private static void execute(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connect(TestDatabase database) throws SQLException {
        return LaneConnection.connect(
                database.settings(), Dialect.of(database.settings().url()));
    }

    /** Tables with columns and indexes, what is recorded as done, and the rows that the changelog inserts. */
    private static String content(TestDatabase database) throws SQLException {
        try (Connection connection = connect(database)) {
            DatabaseMetaData data = connection.getMetaData();
            String catalog = connection.getCatalog();
            String schema = connection.getSchema();
            TreeSet<String> lines = new TreeSet<>();
            List<String> tables = new ArrayList<>();
            try (ResultSet rows = data.getTables(catalog, schema, null, new String[] {"TABLE"})) {
                while (rows.next()) {
                    tables.add(rows.getString("TABLE_NAME"));
                }
            }
            for (String table : tables) {
                lines.addAll(
                        lines(data.getColumns(catalog, schema, table, null), "TABLE_NAME", "COLUMN_NAME", "TYPE_NAME"));
                lines.addAll(lines(
                        data.getIndexInfo(catalog, schema, table, false, true),
                        "TABLE_NAME",
                        "INDEX_NAME",
                        "COLUMN_NAME"));
                String rows = ROWS.get(table.toLowerCase(Locale.ROOT));
                if (rows != null) {
                    try (Statement statement = connection.createStatement()) {
                        lines.addAll(lines(statement.executeQuery(rows), "a", "b", "c"));
                    }
                }
            }
            return String.join("\n", lines);
        }
    }

    private static List<String> lines(ResultSet rows, String... columns) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (rows) {
            while (rows.next()) {
                StringBuilder line = new StringBuilder();
                for (String column : columns) {
                    line.append(rows.getString(column)).append(' ');
                }
                lines.add(line.toString());
            }
        }
        return lines;
    }
}
