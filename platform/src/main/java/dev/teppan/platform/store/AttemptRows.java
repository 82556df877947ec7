package dev.teppan.platform.store;

import dev.teppan.platform.execution.Attempt;
import dev.teppan.platform.execution.AttemptId;
import dev.teppan.platform.execution.AttemptState;
import dev.teppan.platform.execution.Blame;
import dev.teppan.platform.execution.Outcome;
import dev.teppan.platform.execution.Placement;
import dev.teppan.platform.execution.RanWith;
import dev.teppan.platform.execution.Reason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;

/** Attempts in columns, and back. */
final class AttemptRows {

    static final String INSERT = """
            insert into attempt (execution_id, number, id, generation, state, launch, executor, pool, node, image, command,
              resources, created_at, started_at, reason, blame, exit_code, detail, ended_at, caused_by)
            values (:execution, :number, :id, :generation, :state, :launch, :executor, :pool, :node, :image, :command,
              :resources, :created_at, :started_at, :reason, :blame, :exit_code, :detail, :ended_at, :caused_by)
            """;

    static final String UPDATE = """
            update attempt set state = :state, launch = :launch, executor = :executor, pool = :pool, node = :node,
              image = :image, command = :command, resources = :resources, started_at = :started_at, reason = :reason,
              blame = :blame, exit_code = :exit_code, detail = :detail, ended_at = :ended_at
            where execution_id = :execution and number = :number
            """;

    private AttemptRows() {}

    /** Reads one attempt from columns that carry a prefix. */
    static Attempt read(ResultSet row, String prefix) throws SQLException {
        AttemptState state = AttemptState.of(row.getString(prefix + "state"));
        Optional<Outcome> outcome = state.isEnd()
                ? Optional.of(new Outcome(
                        state,
                        Reason.of(row.getString(prefix + "reason")),
                        Optional.ofNullable(row.getString(prefix + "blame")).map(Blame::of),
                        integer(row, prefix + "exit_code"),
                        row.getString(prefix + "detail"),
                        Instant.ofEpochMilli(row.getLong(prefix + "ended_at"))))
                : Optional.empty();
        return new Attempt(
                new AttemptId(row.getString(prefix + "id")),
                row.getInt(prefix + "number"),
                row.getInt(prefix + "generation"),
                state,
                row.getInt(prefix + "launch"),
                new Placement(
                        row.getString(prefix + "executor"),
                        row.getString(prefix + "pool"),
                        row.getString(prefix + "node")),
                new RanWith(
                        row.getString(prefix + "image"),
                        JsonText.list(row.getString(prefix + "command")),
                        JsonText.resources(row.getString(prefix + "resources"))),
                Instant.ofEpochMilli(row.getLong(prefix + "created_at")),
                time(row, prefix + "started_at"),
                outcome);
    }

    /** Binds all but who caused it. */
    static void bind(SqlStatement<?> statement, String execution, Attempt attempt) {
        Placement placement = attempt.placement();
        RanWith ranWith = attempt.ranWith();
        Optional<Outcome> outcome = attempt.outcome();
        statement
                .bind("execution", execution)
                .bind("number", attempt.number())
                .bind("id", attempt.id().value())
                .bind("generation", attempt.generation())
                .bind("state", attempt.state().word())
                .bind("launch", attempt.launch())
                .bind("executor", Checked.text("executor", placement.executor(), 255))
                .bind("pool", Checked.text("pool", placement.pool(), 255))
                .bind("node", Checked.text("node", placement.node(), 255))
                .bind("image", Checked.text("image", ranWith.image(), 512))
                .bind("command", Checked.text("command", JsonText.of(ranWith.command())))
                .bind("resources", JsonText.of(ranWith.resources()))
                .bind("created_at", attempt.createdAt().toEpochMilli())
                .bind(
                        "started_at",
                        attempt.startedAt().map(Instant::toEpochMilli).orElse(null))
                .bind("reason", outcome.map(how -> how.reason().word()).orElse(null))
                .bind("blame", outcome.flatMap(Outcome::blame).map(Blame::word).orElse(null))
                .bind("exit_code", outcome.flatMap(Outcome::exitCode).orElse(null))
                .bind(
                        "detail",
                        outcome.map(Outcome::detail).map(Checked::cleaned).orElse(null))
                .bind(
                        "ended_at",
                        outcome.map(how -> how.endedAt().toEpochMilli()).orElse(null));
    }

    static Optional<Integer> integer(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? Optional.empty() : Optional.of(value);
    }

    static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(value));
    }
}
