package dev.teppan.platform.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.MetricRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;

/** What is kept of the changelog for an empty SQLite database is what Liquibase makes of it. */
class FreshSchemaTest {

    private static final Path KEPT = Path.of("src/main/resources/dev/teppan/platform/store/fresh-sqlite.sql");

    private static final Dialect SQLITE = new SqliteDialect();

    /** What differs from run to run, and what stands for it: the form that Liquibase writes. */
    private static final Map<String, String> OF_THE_RUN =
            Map.of("DATEEXECUTED", "strftime('%Y-%m-%d %H:%M:%S', 'now')", "DEPLOYMENT_ID", "'0000000000'");

    /** Renew it with {@code mvn -pl platform -am test -Dtest=FreshSchemaTest -Dteppan.renew=true}. */
    @Test
    void isWhatLiquibaseMakes() throws Exception {
        try (SqliteFile file = SqliteFile.create();
                Connection connection = LaneConnection.connect(file.settings(), SQLITE)) {
            Schema.migrate(connection, SQLITE, Schema.hash());
            List<String> made = new ArrayList<>(List.of(FreshSchema.firstLine(Schema.hash())));
            made.addAll(statements(connection));
            if (Boolean.getBoolean("teppan.renew")) {
                Files.write(KEPT, made);
            }
            assertThat(Files.readAllLines(KEPT))
                    .as("%s is out of date: run this test with -Dteppan.renew=true", KEPT)
                    .isEqualTo(made);
        }
    }

    @Test
    void isMadeOfAnEmptyDatabaseWithoutLiquibase() throws Exception {
        try (SqliteFile file = SqliteFile.create()) {
            open(file);
            try (Connection connection = LaneConnection.connect(file.settings(), SQLITE)) {
                assertThat(one(connection, "select count(*) from DATABASECHANGELOG where DEPLOYMENT_ID = '0000000000'"))
                        .isEqualTo(one(connection, "select count(*) from DATABASECHANGELOG"));
                assertThat(one(connection, "select min(DATEEXECUTED) from DATABASECHANGELOG"))
                        .matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");
            }
        }
    }

    @Test
    void isLeftAsItIsByALaterRunOfLiquibase() throws Exception {
        try (SqliteFile file = SqliteFile.create()) {
            try (Connection connection = LaneConnection.connect(file.settings(), SQLITE)) {
                Schema.update(connection, SQLITE);
                List<String> fresh = statements(connection);
                try (Statement statement = connection.createStatement()) {
                    statement.execute("update schema_state set changelog_hash = 'of another release'");
                }

                Schema.update(connection, SQLITE);

                assertThat(statements(connection)).isEqualTo(fresh);
            }
            open(file);
        }
    }

    @Test
    void isNotUsedForAnotherChangelog() {
        assertThat(FreshSchema.of(SQLITE, "of another release")).isEmpty();
        assertThat(FreshSchema.of(SQLITE, Schema.hash())).isPresent();
    }

    private static void open(SqliteFile file) {
        file.open(new SettableClock(), new MetricRegistry()).close();
    }

    private static String one(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }

    /** What makes this database: its tables and indexes in the order in which they were made, then their rows. */
    private static List<String> statements(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        List<String> statements = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet made = statement.executeQuery(
                        "select type, name, sql from sqlite_master where sql is not null order by rowid")) {
            while (made.next()) {
                assertThat(made.getString("sql")).doesNotContain("\n");
                statements.add(made.getString("sql"));
                if (made.getString("type").equals("table")) {
                    tables.add(made.getString("name"));
                }
            }
        }
        for (String table : tables) {
            statements.addAll(rows(connection, table));
        }
        return statements;
    }

    private static List<String> rows(Connection connection, String table) throws SQLException {
        List<String> inserts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select * from " + table + " order by rowid")) {
            ResultSetMetaData columns = rows.getMetaData();
            while (rows.next()) {
                StringJoiner values = new StringJoiner(", ", "insert into " + table + " values (", ")");
                for (int column = 1; column <= columns.getColumnCount(); column++) {
                    String name = columns.getColumnName(column).toUpperCase(Locale.ROOT);
                    values.add(OF_THE_RUN.getOrDefault(name, literal(rows.getObject(column))));
                }
                inserts.add(values.toString());
            }
        }
        return inserts;
    }

    private static String literal(Object value) {
        return switch (value) {
            case null -> "null";
            case String text -> "'" + text.replace("'", "''") + "'";
            case Number number -> number.toString();
            default -> throw new IllegalStateException("neither text nor number: " + value.getClass());
        };
    }
}
