package dev.teppan.platform.store;

import dev.teppan.platform.execution.Attempt;
import dev.teppan.platform.execution.Change;
import dev.teppan.platform.execution.Execution;
import dev.teppan.platform.execution.ExecutionId;
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

/** Writes a turn: a batch statement for each table, whatever the number of changes. */
final class TurnWriter {

    private static final String MOVE = """
            update execution set state = :state, generation = :generation, attempt = :attempt, not_before = :not_before,
              waiting_since = :waiting_since, tally_retries = :tally_retries, tally_job = :tally_job,
              tally_infrastructure = :tally_infrastructure, tally_spot = :tally_spot, tally_image = :tally_image,
              tally_refusals = :tally_refusals, cancel_by = :cancel_by, ending_state = :ending_state,
              ending_reason = :ending_reason, ending_blame = :ending_blame, ending_exit_code = :ending_exit_code,
              ending_detail = :ending_detail, ended_at = :ended_at
            where id = :id and state = :old_state and generation = :old_generation and attempt = :old_attempt
            """;

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
        UnsuccessfulRows.write(handle, steps);
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
        LaunchRows.setHandles(handle, turn.handles());
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

    private static List<Step> apply(Handle handle, Collection<Step> steps, Set<ExecutionId> stale) {
        PreparedBatch moves = handle.prepareBatch(MOVE);
        for (Step step : steps) {
            Execution before = step.before();
            Execution after = step.after();
            ExecutionRows.bindProgress(moves, after);
            ExecutionRows.bindEnding(moves, after);
            moves.bind("id", after.id().value())
                    .bind("attempt", after.attemptNumber())
                    .bind("old_state", before.state().word())
                    .bind("old_generation", before.generation())
                    .bind("old_attempt", before.attemptNumber())
                    .add();
        }
        int[] met = Batches.execute(moves);
        List<Step> applied = new ArrayList<>();
        int index = 0;
        for (Step step : steps) {
            if (met[index++] == 1) {
                applied.add(step);
            } else {
                stale.add(step.before().id());
            }
        }
        return applied;
    }

    private static void moveWork(Handle handle, List<Step> steps) {
        PreparedBatch begun =
                handle.prepareBatch("insert into execution_work (execution_id, state) values (:id, :state)");
        PreparedBatch moved = handle.prepareBatch("update execution_work set state = :state where execution_id = :id");
        PreparedBatch ended = handle.prepareBatch("delete from execution_work where execution_id = :id");
        for (Step step : steps) {
            Execution before = step.before();
            Execution after = step.after();
            String id = after.id().value();
            if (before.state().isEnd() && !after.state().isEnd()) {
                begun.bind("id", id).bind("state", after.state().word()).add();
            } else if (!before.state().isEnd() && after.state().isEnd()) {
                ended.bind("id", id).add();
            } else if (before.state() != after.state() && !after.state().isEnd()) {
                moved.bind("id", id).bind("state", after.state().word()).add();
            }
        }
        Batches.execute(begun);
        Batches.execute(moved);
        Batches.execute(ended);
    }

    private static void writeAttempts(Handle handle, List<Step> steps) {
        PreparedBatch inserts = handle.prepareBatch(AttemptRows.INSERT);
        PreparedBatch updates = handle.prepareBatch(AttemptRows.UPDATE);
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
                    AttemptRows.bind(updates, id, attempt);
                    updates.add();
                }
            }
        }
        Batches.execute(inserts);
        Batches.execute(updates);
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
    private static void consume(Handle handle, List<String> intents, Set<ExecutionId> stale) {
        Set<String> kept = stale.isEmpty() ? Set.of() : IntentRows.about(handle, intents, stale);
        PreparedBatch deletes = handle.prepareBatch("delete from intent where id = :id");
        intents.stream()
                .filter(id -> !kept.contains(id))
                .forEach(id -> deletes.bind("id", id).add());
        Batches.execute(deletes);
    }
}
