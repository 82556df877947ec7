package dev.teppan.platform.store;

import dev.teppan.platform.execution.Attempt;
import dev.teppan.platform.execution.Change;
import dev.teppan.platform.execution.Execution;
import dev.teppan.platform.execution.ExecutionId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Writes a turn: a batch statement for each table, whatever the number of changes. */
final class TurnWriter {

    private static final RowUpdate<Execution> WORK = new RowUpdate<>(
            "execution_work",
            List.of(Column.text("execution_id", execution -> execution.id().value())),
            List.of(Column.text("state", execution -> execution.state().word())));

    private static final RowInsert<Execution> BEGUN = new RowInsert<>(
            "execution_work",
            false,
            List.of(
                    Column.text("execution_id", execution -> execution.id().value()),
                    Column.text("state", execution -> execution.state().word())));

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
        Instant now = clock.instant();
        NoticeRows.INSERT.run(
                handle,
                dialect,
                steps.stream()
                        .flatMap(step -> step.notices().stream())
                        .map(notice -> new NoticeRows.Row(notice, now))
                        .toList());
        LaunchRows.INSERT.run(
                handle,
                dialect,
                turn.launches().stream()
                        .filter(launch -> !stale.contains(launch.execution()))
                        .toList());
        RatedStartRows.write(handle, dialect, turn, stale, now);
        LaunchRows.HANDLE.run(handle, dialect, List.copyOf(turn.handles().entrySet()));
        OutputStore.ABSENT.run(handle, dialect, turn.outputs());
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
        boolean[] met = ExecutionRows.MOVE.run(handle, dialect, all);
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

    private void moveWork(Handle handle, List<Step> steps) {
        List<Execution> begun = new ArrayList<>();
        List<Execution> moved = new ArrayList<>();
        List<String> ended = new ArrayList<>();
        for (Step step : steps) {
            Execution before = step.before();
            Execution after = step.after();
            String id = after.id().value();
            if (before.state().isEnd() && !after.state().isEnd()) {
                begun.add(after);
            } else if (!before.state().isEnd() && after.state().isEnd()) {
                ended.add(id);
            } else if (before.state() != after.state() && !after.state().isEnd()) {
                moved.add(after);
            }
        }
        BEGUN.run(handle, dialect, begun);
        WORK.run(handle, dialect, moved);
        DONE.run(handle, dialect, ended);
    }

    private void writeAttempts(Handle handle, List<Step> steps) {
        List<AttemptRows.Owned> fresh = new ArrayList<>();
        List<AttemptRows.Owned> updates = new ArrayList<>();
        for (Step step : steps) {
            for (Attempt attempt : step.attempts()) {
                (step.isNew(attempt) ? fresh : updates)
                        .add(new AttemptRows.Owned(step.after().id().value(), attempt, step.causeOf(attempt)));
            }
        }
        AttemptRows.INSERT.run(handle, dialect, fresh);
        AttemptRows.UPDATE.run(handle, dialect, updates);
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
