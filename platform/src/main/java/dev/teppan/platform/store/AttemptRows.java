package dev.teppan.platform.store;

import dev.teppan.platform.execution.Actor;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Attempts in columns, and back. */
final class AttemptRows {

    /** An attempt with the execution it is of, and who asked for it. */
    record Owned(String execution, Attempt attempt, Optional<Actor> cause) {}

    private static final List<Column<Owned>> CHANGING = List.of(
            Column.text("state", row -> row.attempt().state().word()),
            Column.number("launch", row -> row.attempt().launch()),
            Column.text("executor", row -> executor(row.attempt())),
            Column.text("pool", row -> pool(row.attempt())),
            Column.text("node", row -> node(row.attempt())),
            Column.text("image", row -> image(row.attempt())),
            Column.text("command", row -> command(row.attempt())),
            Column.text("resources", row -> JsonText.of(row.attempt().ranWith().resources())),
            Column.number(
                    "started_at",
                    row -> row.attempt().startedAt().map(Instant::toEpochMilli).orElse(null)),
            Column.text("reason", row -> reason(row.attempt().outcome())),
            Column.text("blame", row -> blame(row.attempt().outcome())),
            Column.number("exit_code", row -> exitCode(row.attempt().outcome())),
            Column.text("detail", row -> detail(row.attempt().outcome())),
            Column.number("ended_at", row -> endedAt(row.attempt().outcome())));

    static final RowUpdate<Owned> UPDATE = new RowUpdate<>(
            "attempt",
            List.of(
                    Column.text("execution_id", Owned::execution),
                    Column.number("number", row -> row.attempt().number())),
            CHANGING);

    static final RowInsert<Owned> INSERT = new RowInsert<>(
            "attempt",
            false,
            Stream.of(
                            UPDATE.keys(),
                            CHANGING,
                            List.<Column<Owned>>of(
                                    Column.text("id", row -> row.attempt().id().value()),
                                    Column.number(
                                            "generation", row -> row.attempt().generation()),
                                    Column.number(
                                            "created_at",
                                            row -> row.attempt().createdAt().toEpochMilli()),
                                    Column.text(
                                            "caused_by",
                                            row -> row.cause().map(Actor::name).orElse(null))))
                    .flatMap(List::stream)
                    .toList());

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
