package dev.teppan.platform.store;

import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.spi.executor.LaunchToken;
import dev.teppan.spi.executor.RunHandle;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Launches in columns, and back. */
final class LaunchRows {

    /** The latest launch of the latest attempt of what starts or runs. */
    static final String LIVE = """
            select l.* from execution_work w
            join execution e on e.id = w.execution_id
            join attempt a on a.execution_id = e.id and a.number = e.attempt
            join launch l on l.execution_id = a.execution_id and l.attempt = a.number and l.launch = a.launch
            where w.state in ('starting', 'running')
            order by l.execution_id
            """;

    /** Notes what an executor answered with. */
    static final RowUpdate<Map.Entry<LaunchToken, RunHandle>> HANDLE = new RowUpdate<>(
            "launch",
            List.of(Column.text("token", answer -> answer.getKey().value())),
            List.of(
                    Column.number("handle_version", answer -> answer.getValue().version()),
                    Column.text(
                            "handle_text",
                            answer -> Checked.text("handle", answer.getValue().text()))));

    static final RowInsert<LaunchRow> INSERT = new RowInsert<>(
            "launch",
            false,
            List.of(
                    Column.text("execution_id", launch -> launch.execution().value()),
                    Column.number("attempt", LaunchRow::attempt),
                    Column.number("launch", LaunchRow::launch),
                    Column.text("token", launch -> launch.token().value()),
                    Column.text("request", launch -> Checked.text("request", launch.request())),
                    Column.number(
                            "handle_version",
                            launch -> launch.handle().map(RunHandle::version).orElse(null)),
                    Column.text(
                            "handle_text",
                            launch -> launch.handle().map(RunHandle::text).orElse(null)),
                    Column.number("created_at", launch -> launch.createdAt().toEpochMilli())));

    private LaunchRows() {}

    static LaunchRow read(ResultSet row) throws SQLException {
        Optional<String> text = Optional.ofNullable(row.getString("handle_text"));
        int version = row.getInt("handle_version");
        return new LaunchRow(
                new LaunchToken(row.getString("token")),
                new ExecutionId(row.getString("execution_id")),
                row.getInt("attempt"),
                row.getInt("launch"),
                row.getString("request"),
                text.map(known -> new RunHandle(version, known)),
                Instant.ofEpochMilli(row.getLong("created_at")));
    }
}
