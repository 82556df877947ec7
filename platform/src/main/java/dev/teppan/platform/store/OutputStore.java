package dev.teppan.platform.store;

import dev.teppan.platform.execution.AttemptId;
import dev.teppan.platform.execution.ExecutionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** Where the output of attempts is. Calls block. */
public final class OutputStore {

    /** Rows of attempts that have none yet. */
    static final RowInsert<OutputRow> ABSENT = new RowInsert<>(
            "output",
            true,
            List.of(
                    Column.text("attempt_id", row -> row.attempt().value()),
                    Column.text("execution_id", row -> row.execution().value()),
                    Column.number("stdout_bytes", OutputRow::stdoutBytes),
                    Column.number("stderr_bytes", OutputRow::stderrBytes),
                    Column.number("truncated", row -> row.truncated() ? 1 : 0),
                    Column.number("in_store", row -> row.stored() ? 1 : 0)));

    private final WriteLane lane;
    private final Reads reads;

    OutputStore(WriteLane lane, Reads reads) {
        this.lane = lane;
        this.reads = reads;
    }

    /** Inserts or replaces the row of one attempt. */
    public void save(OutputRow row) {
        lane.call(Urgency.REST, handle -> {
            write(handle, row);
            return true;
        });
    }

    /** The row of one attempt. */
    public Optional<OutputRow> find(AttemptId attempt) {
        return reads.query(handle -> handle.createQuery("select * from output where attempt_id = :attempt")
                .bind("attempt", attempt.value())
                .map((row, context) -> read(row))
                .findOne());
    }

    /** The rows of all attempts of an execution. */
    public List<OutputRow> findAll(ExecutionId execution) {
        return reads.query(
                handle -> handle.createQuery("select * from output where execution_id = :execution order by attempt_id")
                        .bind("execution", execution.value())
                        .map((row, context) -> read(row))
                        .list());
    }

    /** Rows of ended attempts whose output is not in the log store yet. */
    public List<OutputRow> unstored(int limit) {
        return reads.query(handle -> handle.createQuery("""
                        select o.* from output o
                        join attempt a on a.execution_id = o.execution_id and a.id = o.attempt_id
                        where o.in_store = 0 and a.ended_at is not null
                        order by o.attempt_id limit :limit
                        """)
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list());
    }

    private static void write(Handle handle, OutputRow row) {
        int updated = bind(handle.createUpdate("""
                                update output set execution_id = :execution, stdout_bytes = :stdout,
                                  stderr_bytes = :stderr, truncated = :truncated, in_store = :stored
                                where attempt_id = :attempt
                                """), row).execute();
        if (updated == 0) {
            bind(handle.createUpdate("""
                                    insert into output (attempt_id, execution_id, stdout_bytes, stderr_bytes, truncated,
                                      in_store)
                                    values (:attempt, :execution, :stdout, :stderr, :truncated, :stored)
                                    """), row).execute();
        }
    }

    private static <S extends SqlStatement<S>> S bind(S statement, OutputRow row) {
        return statement
                .bind("attempt", row.attempt().value())
                .bind("execution", row.execution().value())
                .bind("stdout", row.stdoutBytes())
                .bind("stderr", row.stderrBytes())
                .bind("truncated", row.truncated() ? 1 : 0)
                .bind("stored", row.stored() ? 1 : 0);
    }

    private static OutputRow read(ResultSet row) throws SQLException {
        return new OutputRow(
                new ExecutionId(row.getString("execution_id")),
                new AttemptId(row.getString("attempt_id")),
                row.getLong("stdout_bytes"),
                row.getLong("stderr_bytes"),
                row.getInt("truncated") == 1,
                row.getInt("in_store") == 1);
    }
}
