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
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

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
            List.of(RowUpdate.text("token", answer -> answer.getKey().value())),
            List.of(
                    RowUpdate.number(
                            "handle_version", answer -> answer.getValue().version()),
                    RowUpdate.text(
                            "handle_text",
                            answer -> Checked.text("handle", answer.getValue().text()))));

    private LaunchRows() {}

    static void insert(Handle handle, List<LaunchRow> launches) {
        PreparedBatch inserts = handle.prepareBatch("""
                insert into launch (execution_id, attempt, launch, token, request, handle_version, handle_text, created_at)
                values (:execution, :attempt, :launch, :token, :request, :handle_version, :handle_text, :created_at)
                """);
        for (LaunchRow launch : launches) {
            inserts.bind("execution", launch.execution().value())
                    .bind("attempt", launch.attempt())
                    .bind("launch", launch.launch())
                    .bind("token", launch.token().value())
                    .bind("request", Checked.text("request", launch.request()))
                    .bind(
                            "handle_version",
                            launch.handle().map(RunHandle::version).orElse(null))
                    .bind("handle_text", launch.handle().map(RunHandle::text).orElse(null))
                    .bind("created_at", launch.createdAt().toEpochMilli())
                    .add();
        }
        Batches.execute(inserts);
    }

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
