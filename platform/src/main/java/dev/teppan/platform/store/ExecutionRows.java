package dev.teppan.platform.store;

import dev.teppan.platform.execution.Actor;
import dev.teppan.platform.execution.Attempt;
import dev.teppan.platform.execution.AttemptState;
import dev.teppan.platform.execution.Blame;
import dev.teppan.platform.execution.Execution;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.execution.ExecutionState;
import dev.teppan.platform.execution.Origin;
import dev.teppan.platform.execution.Outcome;
import dev.teppan.platform.execution.Reason;
import dev.teppan.platform.execution.RetryRequest;
import dev.teppan.platform.execution.Tally;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;

/** Executions in columns, and back. */
final class ExecutionRows {

    /** Executions with their latest attempt, one row for each waiting retry request. One query, so that all of it agrees. */
    static final String SELECT = """
            select e.*,
              a.number as a_number, a.id as a_id, a.generation as a_generation, a.state as a_state, a.launch as a_launch,
              a.executor as a_executor, a.pool as a_pool, a.node as a_node, a.image as a_image, a.command as a_command,
              a.resources as a_resources, a.created_at as a_created_at, a.started_at as a_started_at,
              a.reason as a_reason, a.blame as a_blame, a.exit_code as a_exit_code, a.detail as a_detail,
              a.ended_at as a_ended_at,
              r.id as r_id, r.not_before as r_not_before, r.actor as r_actor, r.kind as r_kind,
              k.content as concurrency_key
            from execution e
            left join attempt a on a.execution_id = e.id and a.number = e.attempt
            left join retry_request r on r.execution_id = e.id
            left join execution_key k on k.execution_id = e.id
            """;

    /** Brings executions from before a step to after it, where they are still as they were before. */
    static final RowUpdate<Step> MOVE = new RowUpdate<>(
            "execution",
            List.of(
                    Column.text("id", step -> step.before().id().value()),
                    Column.text("state", step -> step.before().state().word()),
                    Column.number("generation", step -> step.before().generation()),
                    Column.number("attempt", step -> step.before().attemptNumber())),
            List.of(
                    Column.text("state", step -> step.after().state().word()),
                    Column.number("generation", step -> step.after().generation()),
                    Column.number("attempt", step -> step.after().attemptNumber()),
                    Column.number("not_before", step -> step.after().notBefore().toEpochMilli()),
                    Column.number(
                            "waiting_since", step -> step.after().waitingSince().toEpochMilli()),
                    Column.number("tally_retries", step -> step.after().tally().retries()),
                    Column.number("tally_job", step -> step.after().tally().job()),
                    Column.number(
                            "tally_infrastructure", step -> step.after().tally().infrastructure()),
                    Column.number("tally_spot", step -> step.after().tally().spot()),
                    Column.number("tally_image", step -> step.after().tally().image()),
                    Column.number("tally_refusals", step -> step.after().tally().refusals()),
                    Column.text(
                            "cancel_by",
                            step -> step.after()
                                    .cancelRequestedBy()
                                    .map(Actor::name)
                                    .orElse(null)),
                    Column.text(
                            "ending_state",
                            step -> step.after()
                                    .ending()
                                    .map(how -> how.state().word())
                                    .orElse(null)),
                    Column.text(
                            "ending_reason",
                            step -> AttemptRows.reason(step.after().ending())),
                    Column.text(
                            "ending_blame",
                            step -> AttemptRows.blame(step.after().ending())),
                    Column.number(
                            "ending_exit_code",
                            step -> AttemptRows.exitCode(step.after().ending())),
                    Column.text(
                            "ending_detail",
                            step -> AttemptRows.detail(step.after().ending())),
                    Column.number(
                            "ended_at", step -> AttemptRows.endedAt(step.after().ending()))));

    private ExecutionRows() {}

    /** Runs a query that begins with {@link #SELECT} and orders the retries of each execution. */
    static List<StoredExecution> read(Query query) {
        return query.scanResultSet((rows, context) -> {
            try (context) {
                return fold(rows.get());
            }
        });
    }

    private static List<StoredExecution> fold(ResultSet rows) throws SQLException {
        Map<String, StoredExecution> found = new LinkedHashMap<>();
        Map<String, List<RetryRequest>> retries = new LinkedHashMap<>();
        while (rows.next()) {
            String id = rows.getString("id");
            if (!found.containsKey(id)) {
                found.put(id, stored(rows));
            }
            if (rows.getString("r_id") != null) {
                retries.computeIfAbsent(id, key -> new ArrayList<>()).add(RetryRows.read(rows));
            }
        }
        return found.values().stream()
                .map(stored -> {
                    List<RetryRequest> waiting =
                            retries.get(stored.execution().id().value());
                    return waiting == null ? stored : withRetries(stored, waiting);
                })
                .toList();
    }

    private static StoredExecution stored(ResultSet row) throws SQLException {
        return new StoredExecution(
                execution(row),
                JsonText.map(row.getString("labels")),
                Optional.ofNullable(row.getString("traceparent")),
                new Actor(row.getString("enqueued_by")));
    }

    private static Execution execution(ResultSet row) throws SQLException {
        Optional<Attempt> attempt =
                row.getInt("attempt") == 0 ? Optional.empty() : Optional.of(AttemptRows.read(row, "a_"));
        return new Execution(
                new ExecutionId(row.getString("id")),
                new Origin(
                        row.getString("application"),
                        row.getString("job"),
                        row.getInt("revision"),
                        row.getString("queue"),
                        Instant.ofEpochMilli(row.getLong("sent_at")),
                        Optional.ofNullable(row.getString("concurrency_key"))),
                ExecutionState.of(row.getString("state")),
                row.getInt("generation"),
                Instant.ofEpochMilli(row.getLong("not_before")),
                Instant.ofEpochMilli(row.getLong("waiting_since")),
                new Tally(
                        row.getInt("tally_retries"),
                        row.getInt("tally_job"),
                        row.getInt("tally_infrastructure"),
                        row.getInt("tally_spot"),
                        row.getInt("tally_image"),
                        row.getInt("tally_refusals")),
                attempt,
                List.of(),
                Optional.ofNullable(row.getString("cancel_by")).map(Actor::new),
                ending(row));
    }

    private static Optional<Outcome> ending(ResultSet row) throws SQLException {
        String state = row.getString("ending_state");
        if (state == null) {
            return Optional.empty();
        }
        return Optional.of(new Outcome(
                AttemptState.of(state),
                Reason.of(row.getString("ending_reason")),
                Optional.ofNullable(row.getString("ending_blame")).map(Blame::of),
                AttemptRows.integer(row, "ending_exit_code"),
                row.getString("ending_detail"),
                Instant.ofEpochMilli(row.getLong("ended_at"))));
    }

    private static StoredExecution withRetries(StoredExecution stored, List<RetryRequest> retries) {
        Execution bare = stored.execution();
        return new StoredExecution(
                new Execution(
                        bare.id(),
                        bare.origin(),
                        bare.state(),
                        bare.generation(),
                        bare.notBefore(),
                        bare.waitingSince(),
                        bare.tally(),
                        bare.attempt(),
                        retries,
                        bare.cancelRequestedBy(),
                        bare.ending()),
                stored.labels(),
                stored.traceparent(),
                stored.enqueuedBy());
    }

    /** Binds what every execution has and a move may change. */
    static void bindProgress(SqlStatement<?> statement, Execution execution) {
        Tally tally = execution.tally();
        statement
                .bind("state", execution.state().word())
                .bind("generation", execution.generation())
                .bind("not_before", execution.notBefore().toEpochMilli())
                .bind("waiting_since", execution.waitingSince().toEpochMilli())
                .bind("tally_retries", tally.retries())
                .bind("tally_job", tally.job())
                .bind("tally_infrastructure", tally.infrastructure())
                .bind("tally_spot", tally.spot())
                .bind("tally_image", tally.image())
                .bind("tally_refusals", tally.refusals());
    }
}
