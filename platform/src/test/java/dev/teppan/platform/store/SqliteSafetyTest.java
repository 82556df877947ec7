package dev.teppan.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.codahale.metrics.MetricRegistry;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.execution.ExecutionState;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only concerns SQLite: one process, one file, and what a crash leaves. */
class SqliteSafetyTest {

    private static final String ANY_ID = "019b76da-a800-7a99-81d7-89a1c1e8f81c";

    private final SqliteFile file = SqliteFile.create();

    @AfterEach
    void delete() {
        file.close();
    }

    private Database open() {
        return file.open(new SettableClock(), new MetricRegistry());
    }

    @Test
    void refusesASecondUserOfTheFile() {
        try (Database first = open()) {
            assertThatThrownBy(this::open)
                    .isInstanceOf(StoreException.Unavailable.class)
                    .hasMessageContaining(file.file().toString())
                    .hasMessageContaining("another Teppan process");
            first.ping();
        }
        open().close();
    }

    @Test
    void aLeaseThatAKilledProcessLeftIsFreeAtOnceWhateverTheClockSaysNow() {
        SettableClock ahead = new SettableClock();
        ahead.advance(Duration.ofMinutes(10));
        try (Database killed = file.open(ahead, new MetricRegistry())) {
            assertThat(killed.dispatch().acquire("killed", Duration.ofSeconds(10)))
                    .isPresent();
        }
        try (Database next = open()) {
            assertThat(next.dispatch().lease().isHeldByOther("next")).isFalse();
            assertThat(next.dispatch().acquire("next", Duration.ofSeconds(10))).isPresent();
            assertThat(next.dispatch().acquire("third", Duration.ofSeconds(10))).isEmpty();
        }
    }

    @Test
    @Timeout(60)
    void refusesASecondProcess() throws Exception {
        Process other = CrashingWriter.start(file.file(), "hold");
        try (BufferedReader said = reader(other)) {
            assertThat(said.readLine()).isEqualTo("open");
            assertThatThrownBy(this::open).isInstanceOf(StoreException.Unavailable.class);
        } finally {
            other.destroyForcibly().waitFor();
        }
        open().close();
    }

    @Test
    @Timeout(60)
    void keepsEveryAcknowledgedRowWhenTheProcessDies() throws Exception {
        Set<String> acknowledged = new HashSet<>();
        Process writer = CrashingWriter.start(file.file(), "crash");
        try (BufferedReader said = reader(writer)) {
            said.lines().filter(ExecutionId::isValid).forEach(acknowledged::add);
        }
        assertThat(writer.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(writer.exitValue()).isEqualTo(CrashingWriter.CODE);
        assertThat(acknowledged).hasSizeGreaterThan(50);

        try (Database database = open()) {
            for (String id : acknowledged) {
                assertThat(database.executions().message(new ExecutionId(id))).isPresent();
                assertThat(database.executions().find(new ExecutionId(id))).isPresent();
            }
            long announced = database.intents().oldest(1_000_000).size();
            assertThat(announced)
                    .isEqualTo(database.executions().unfinished().values().stream()
                            .mapToLong(Long::longValue)
                            .sum());
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file.file());
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("pragma integrity_check")) {
            result.next();
            assertThat(result.getString(1)).isEqualTo("ok");
        }
    }

    private static BufferedReader reader(Process process) throws IOException {
        return new BufferedReader(process.inputReader(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:sqlite:", "jdbc:sqlite::memory:", "jdbc:sqlite:a.db?cache=shared", "jdbc:h2:mem:x"})
    void namesWhatIsWrongWithAUrl(String url) {
        DatabaseSettings settings =
                new DatabaseSettings(url, Optional.empty(), Optional.empty(), 2, Duration.ofSeconds(5));

        assertThatThrownBy(() -> Database.open(settings, new SettableClock(), new MetricRegistry()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("database.url");
    }

    @Test
    void saysSoWhenTheFolderCannotBeWrittenTo() {
        DatabaseSettings settings = new DatabaseSettings(
                "jdbc:sqlite:" + Path.of("/proc/teppan/teppan.db"),
                Optional.empty(),
                Optional.empty(),
                2,
                Duration.ofSeconds(5));

        assertThatThrownBy(() -> Database.open(settings, new SettableClock(), new MetricRegistry()))
                .isInstanceOf(StoreException.Unavailable.class)
                .hasMessageContaining("/proc/teppan");
    }

    @Test
    void syncsEachCommitAndLetsReadersBe() throws Exception {
        open().close();
        Dialect dialect = new SqliteDialect();
        try (Connection connection = LaneConnection.connect(file.settings(), dialect);
                Statement statement = connection.createStatement()) {
            assertThat(pragma(statement, "journal_mode")).isEqualTo("wal");
            assertThat(pragma(statement, "synchronous")).isEqualTo("2");
            assertThat(pragma(statement, "foreign_keys")).isEqualTo("1");
        }
    }

    private static String pragma(Statement statement, String name) throws Exception {
        try (ResultSet result = statement.executeQuery("pragma " + name)) {
            result.next();
            return result.getString(1);
        }
    }

    @Test
    void servesEveryListFromAnIndex() throws Exception {
        open().close();
        List<String> plans = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file.file())) {
            for (ExecutionFilter filter : filters()) {
                PageQuery page = new PageQuery(filter, Optional.of(new ExecutionId(ANY_ID)), false, 50);
                plans.add(plan(connection, page.sql().orElseThrow()));
            }
        }
        assertThat(plans)
                .allSatisfy(plan -> assertThat(plan)
                        .contains("USING")
                        .contains("id<?")
                        .doesNotContain("SCAN")
                        .doesNotContain("TEMP B-TREE"));
    }

    private static List<ExecutionFilter> filters() {
        List<ExecutionFilter> filters = new ArrayList<>();
        for (Set<ExecutionState> states : List.of(
                Set.<ExecutionState>of(),
                Set.of(ExecutionState.RUNNING),
                Set.of(ExecutionState.SUCCEEDED),
                Set.of(ExecutionState.FAILED))) {
            for (Optional<String> application : List.of(Optional.<String>empty(), Optional.of("a"))) {
                for (Optional<String> queue : List.of(Optional.<String>empty(), Optional.of("q"))) {
                    filters.add(ExecutionFilter.of(application, Optional.empty(), queue, states));
                    filters.add(ExecutionFilter.of(application, application.map(name -> "j"), queue, states));
                }
            }
        }
        return filters;
    }

    private static String plan(Connection connection, String sql) throws Exception {
        StringBuilder plan = new StringBuilder();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("explain query plan " + sql)) {
            while (rows.next()) {
                plan.append(rows.getString("detail")).append('\n');
            }
        }
        return plan.toString();
    }
}
