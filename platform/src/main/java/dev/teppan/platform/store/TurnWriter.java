package dev.teppan.platform.store;

import dev.teppan.platform.execution.Attempt;
import dev.teppan.platform.execution.Change;
import dev.teppan.platform.execution.Execution;
import dev.teppan.platform.execution.ExecutionId;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** Writes a turn: a batch statement for each table, whatever the number of changes. */
final class TurnWriter {

    private static final RowUpdate<Execution> WORK = new RowUpdate<>(
            "execution_work",
            List.of(RowUpdate.text("execution_id", execution -> execution.id().value())),
            List.of(RowUpdate.text("state", execution -> execution.state().word())));

    private static final RowDelete DONE = new RowDelete("execution_work", "execution_id");
    private static final RowDelete CONSUMED = new RowDelete("intent", "id");

    private final InstantSource clock;
    private final Dialect dialect;

    TurnWriter(InstantSource clock, Dialect dialect) {
        this.clock = clock;
        this.dialect = dialect;
    }

    /** Writes what still applies; returns the executions of which something did not. */
    Set<ExecutionId> write(Handle handle, Turn turn) {
        Set<ExecutionId> stale = new HashSet<>();
        List<Step> steps = apply(handle, steps(turn.changes(), stale), stale);
        moveWork(handle, steps);
        UnsuccessfulRows.write(handle, dialect, steps);
        writeAttempts(handle, steps);
        RetryRows.replace(
                handle,
                steps.stream().filter(Step::changesRetries).map(Step::after).toList());
        writeNotices(handle, steps);
        LaunchRows.insert(
                handle,
                turn.launches().stream()
                        .filter(launch -> !stale.contains(launch.execution()))
                        .toList());
        run(handle, LaunchRows.HANDLE, List.copyOf(turn.handles().entrySet()));
        OutputStore.insertAbsent(handle, dialect, turn.outputs());
        consume(handle, turn.consumed(), stale);
        return stale;
    }

    /** Joins the changes of each execution to one step; one that does not follow the one before it is stale. */
    private static Collection<Step> steps(List<Change> changes, Set<ExecutionId> stale) {
        Map<ExecutionId, Step> steps = new LinkedHashMap<>();
        for (Change change : changes) {
            ExecutionId id = change.before().id();
            Step begun = steps.get(id);
            if (begun == null) {
                steps.put(id, new Step(List.of(change)));
            } else if (!stale.contains(id) && begun.leadsTo(change)) {
                steps.put(id, begun.and(change));
            } else {
                stale.add(id);
            }
        }
        return steps.values();
    }

    private List<Step> apply(Handle handle, Collection<Step> steps, Set<ExecutionId> stale) {
        List<Step> all = List.copyOf(steps);
        boolean[] met = run(handle, ExecutionRows.MOVE, all);
        List<Step> applied = new ArrayList<>();
        for (int i = 0; i < met.length; i++) {
            if (met[i]) {
                applied.add(all.get(i));
            } else {
                stale.add(all.get(i).before().id());
            }
        }
        return applied;
    }

    private <T> boolean[] run(Handle handle, RowUpdate<T> update, List<T> rows) {
        try {
            return update.run(handle.getConnection(), dialect, rows);
        } catch (SQLException e) {
            throw new UnableToExecuteStatementException(e, null);
        }
    }

    private void moveWork(Handle handle, List<Step> steps) {
        PreparedBatch begun =
                handle.prepareBatch("insert into execution_work (execution_id, state) values (:id, :state)");
        List<Execution> moved = new ArrayList<>();
        List<String> ended = new ArrayList<>();
        for (Step step : steps) {
            Execution before = step.before();
            Execution after = step.after();
            String id = after.id().value();
            if (before.state().isEnd() && !after.state().isEnd()) {
                begun.bind("id", id).bind("state", after.state().word()).add();
            } else if (!before.state().isEnd() && after.state().isEnd()) {
                ended.add(id);
            } else if (before.state() != after.state() && !after.state().isEnd()) {
                moved.add(after);
            }
        }
        Batches.execute(begun);
        run(handle, WORK, moved);
        DONE.run(handle, dialect, ended);
    }

    private void writeAttempts(Handle handle, List<Step> steps) {
        PreparedBatch inserts = handle.prepareBatch(AttemptRows.INSERT);
        List<AttemptRows.Owned> updates = new ArrayList<>();
        for (Step step : steps) {
            for (Attempt attempt : step.attempts()) {
                String id = step.after().id().value();
                if (step.isNew(attempt)) {
                    AttemptRows.bind(inserts, id, attempt);
                    inserts.bind(
                                    "caused_by",
                                    step.causeOf(attempt)
                                            .map(actor -> actor.name())
                                            .orElse(null))
                            .add();
                } else {
                    updates.add(new AttemptRows.Owned(id, attempt));
                }
            }
        }
        Batches.execute(inserts);
        run(handle, AttemptRows.UPDATE, updates);
    }

    private void writeNotices(Handle handle, List<Step> steps) {
        PreparedBatch notices = handle.prepareBatch("""
                insert into outbox (id, notifier, execution_id, attempt, kind, created_at, next_try_at, tries)
                values (:id, '', :execution, :attempt, :kind, :now, :now, 0)
                """);
        long now = clock.millis();
        for (Step step : steps) {
            for (Step.Notice notice : step.notices()) {
                Execution execution = notice.execution();
                String kind = notice.kind().name().toLowerCase(Locale.ROOT);
                String id = execution.id() + "." + execution.generation() + "." + execution.attemptNumber();
                notices.bind("id", id + "." + kind)
                        .bind("execution", execution.id().value())
                        .bind("attempt", execution.attemptNumber())
                        .bind("kind", kind)
                        .bind("now", now)
                        .add();
            }
        }
        Batches.execute(notices);
    }

    /** What was wanted of an execution that had changed meanwhile stays, to be looked at again. */
    private void consume(Handle handle, List<String> intents, Set<ExecutionId> stale) {
        Set<String> kept = stale.isEmpty() ? Set.of() : IntentRows.about(handle, intents, stale);
        CONSUMED.run(
                handle,
                dialect,
                intents.stream().filter(id -> !kept.contains(id)).toList());
    }
}
