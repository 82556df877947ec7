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
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** Attempts in columns, and back. */
final class AttemptRows {

    static final String INSERT = """
            insert into attempt (execution_id, number, id, generation, state, launch, executor, pool, node, image, command,
              resources, created_at, started_at, reason, blame, exit_code, detail, ended_at, caused_by)
            values (:execution, :number, :id, :generation, :state, :launch, :executor, :pool, :node, :image, :command,
              :resources, :created_at, :started_at, :reason, :blame, :exit_code, :detail, :ended_at, :caused_by)
            """;

    /** An attempt with the execution it is of. */
    record Owned(String execution, Attempt attempt) {}

    static final RowUpdate<Owned> UPDATE = new RowUpdate<>(
            "attempt",
            List.of(
                    RowUpdate.text("execution_id", Owned::execution),
                    RowUpdate.number("number", row -> row.attempt().number())),
            List.of(
                    RowUpdate.text("state", row -> row.attempt().state().word()),
                    RowUpdate.number("launch", row -> row.attempt().launch()),
                    RowUpdate.text("executor", row -> executor(row.attempt())),
                    RowUpdate.text("pool", row -> pool(row.attempt())),
                    RowUpdate.text("node", row -> node(row.attempt())),
                    RowUpdate.text("image", row -> image(row.attempt())),
                    RowUpdate.text("command", row -> command(row.attempt())),
                    RowUpdate.text(
                            "resources",
                            row -> JsonText.of(row.attempt().ranWith().resources())),
                    RowUpdate.number(
                            "started_at",
                            row -> row.attempt()
                                    .startedAt()
                                    .map(Instant::toEpochMilli)
                                    .orElse(null)),
                    RowUpdate.text("reason", row -> reason(row.attempt().outcome())),
                    RowUpdate.text("blame", row -> blame(row.attempt().outcome())),
                    RowUpdate.number("exit_code", row -> exitCode(row.attempt().outcome())),
                    RowUpdate.text("detail", row -> detail(row.attempt().outcome())),
                    RowUpdate.number("ended_at", row -> endedAt(row.attempt().outcome()))));

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
        Optional<Outcome> outcome = attempt.outcome();
        statement
                .bind("execution", execution)
                .bind("number", attempt.number())
                .bind("id", attempt.id().value())
                .bind("generation", attempt.generation())
                .bind("state", attempt.state().word())
                .bind("launch", attempt.launch())
                .bind("executor", executor(attempt))
                .bind("pool", pool(attempt))
                .bind("node", node(attempt))
                .bind("image", image(attempt))
                .bind("command", command(attempt))
                .bind("resources", JsonText.of(attempt.ranWith().resources()))
                .bind("created_at", attempt.createdAt().toEpochMilli())
                .bind(
                        "started_at",
                        attempt.startedAt().map(Instant::toEpochMilli).orElse(null))
                .bind("reason", reason(outcome))
                .bind("blame", blame(outcome))
                .bind("exit_code", exitCode(outcome))
                .bind("detail", detail(outcome))
                .bind("ended_at", endedAt(outcome));
    }

    private static String executor(Attempt attempt) {
        return Checked.text("executor", attempt.placement().executor(), 255);
    }

    private static String pool(Attempt attempt) {
        return Checked.text("pool", attempt.placement().pool(), 255);
    }

    private static String node(Attempt attempt) {
        return Checked.text("node", attempt.placement().node(), 255);
    }

    private static String image(Attempt attempt) {
        return Checked.text("image", attempt.ranWith().image(), 512);
    }

    private static String command(Attempt attempt) {
        return Checked.text("command", JsonText.of(attempt.ranWith().command()));
    }

    static @Nullable String reason(Optional<Outcome> outcome) {
        return outcome.map(how -> how.reason().word()).orElse(null);
    }

    static @Nullable String blame(Optional<Outcome> outcome) {
        return outcome.flatMap(Outcome::blame).map(Blame::word).orElse(null);
    }

    static @Nullable Integer exitCode(Optional<Outcome> outcome) {
        return outcome.flatMap(Outcome::exitCode).orElse(null);
    }

    static @Nullable String detail(Optional<Outcome> outcome) {
        return outcome.map(Outcome::detail).map(Checked::cleaned).orElse(null);
    }

    static @Nullable Long endedAt(Optional<Outcome> outcome) {
        return outcome.map(how -> how.endedAt().toEpochMilli()).orElse(null);
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
