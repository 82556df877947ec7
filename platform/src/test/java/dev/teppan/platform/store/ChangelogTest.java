package dev.teppan.platform.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.MetricRegistry;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** The changelog keeps to what does the same on all databases. */
class ChangelogTest {

    /** Others rebuild tables on SQLite and lose rows, or quietly do something else on MariaDB. */
    private static final Set<String> ALLOWED = Set.of("createTable", "createIndex", "dropIndex", "sql");

    @Test
    void hasNoChangeThatRebuildsATable() throws Exception {
        List<String> changes = new ArrayList<>();
        for (Element set : children(root())) {
            assertThat(set.getTagName()).isIn("property", "changeSet");
            children(set).forEach(change -> changes.add(change.getTagName()));
        }
        assertThat(changes).isNotEmpty().allMatch(ALLOWED::contains);
    }

    /** Where a start was killed is seen by tables and indexes; SQL shows nothing and is repeated. */
    @Test
    void canBeTakenUpWhereAStartWasKilled() throws Exception {
        for (Element set : children(root())) {
            List<Element> changes = children(set);
            if (!changes.isEmpty()) {
                assertThat(changes.getFirst().getTagName())
                        .as("the first change of %s", set.getAttribute("id"))
                        .isNotEqualTo("sql");
            }
            for (Element change : changes) {
                if (change.getTagName().equals("sql")) {
                    assertThat(change.getTextContent()).doesNotContain(";");
                }
            }
        }
    }

    private Element root() throws Exception {
        try (InputStream changelog =
                Objects.requireNonNull(getClass().getClassLoader().getResourceAsStream(Schema.CHANGELOG))) {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(changelog)
                    .getDocumentElement();
        }
    }

    private static List<Element> children(Element parent) {
        List<Element> elements = new ArrayList<>();
        NodeList nodes = parent.getChildNodes();
        for (int i = 0; i < nodes.getLength(); i++) {
            Node node = nodes.item(i);
            if (node instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }

    @Test
    void isRunOnceAndAgainOnlyWhenItChanged() throws Exception {
        try (SqliteFile file = SqliteFile.create()) {
            open(file);
            execute(file, "delete from DATABASECHANGELOGLOCK");
            open(file);
            assertThat(count(file, "DATABASECHANGELOGLOCK")).isZero();

            execute(file, "update schema_state set changelog_hash = 'of another release'");
            open(file);
            assertThat(count(file, "DATABASECHANGELOGLOCK")).isEqualTo(1);
        }
    }

    private static void open(SqliteFile file) {
        file.open(new SettableClock(), new MetricRegistry()).close();
    }

    private static void execute(SqliteFile file, String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file.file());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int count(SqliteFile file, String table) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file.file());
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select count(*) from " + table)) {
            result.next();
            return result.getInt(1);
        }
    }
}
