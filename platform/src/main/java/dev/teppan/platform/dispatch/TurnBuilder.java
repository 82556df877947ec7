package dev.teppan.platform.dispatch;

import dev.teppan.platform.execution.Change;
import dev.teppan.platform.execution.Execution;
import dev.teppan.platform.execution.ExecutionEvent;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.store.LaunchRow;
import dev.teppan.platform.store.OutputRow;
import dev.teppan.platform.store.RatedStart;
import dev.teppan.platform.store.Turn;
import dev.teppan.spi.executor.LaunchToken;
import dev.teppan.spi.executor.RunHandle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects what one turn writes, and what is to be done once that is committed. Used by the loop alone. */
final class TurnBuilder {

    private final DispatchParts parts;
    private final Roster roster;
    private final Instant now;
    private final List<Change> changes = new ArrayList<>();
    private final List<LaunchRow> launches = new ArrayList<>();
    private final Map<LaunchToken, RunHandle> handles = new HashMap<>();
    private final List<String> consumed = new ArrayList<>();
    private final List<OutputRow> outputs = new ArrayList<>();
    private final List<RatedStart> starts = new ArrayList<>();
    private final List<LaunchToken> refused = new ArrayList<>();
    private final List<PreparedTurn.Effect> effects = new ArrayList<>();
    private final Map<ExecutionId, List<ExecutionEvent>> inputs = new LinkedHashMap<>();
    private final Map<ExecutionId, Execution> proposed = new LinkedHashMap<>();

    TurnBuilder(DispatchParts parts, Roster roster, Instant now) {
        this.parts = parts;
        this.roster = roster;
        this.now = now;
    }

    Instant now() {
        return now;
    }

    /** Applies an event, if it means a move. */
    Optional<Change> apply(Held held, ExecutionEvent event) {
        Optional<Change> change = parts.moves()
                .move(held.execution(), event, held.policy(parts.settings().budgets()), now);
        change.ifPresent(move -> {
            changes.add(move);
            held.execution(move.after());
            inputs.computeIfAbsent(move.after().id(), id -> new ArrayList<>()).add(event);
            proposed.put(move.after().id(), move.after());
            if (event instanceof ExecutionEvent.LaunchRefused) {
                move.before().attempt().map(Watched::token).ifPresent(refused::add);
            }
            roster.moved(held, move.before(), event, now);
        });
        return change;
    }

    void launch(LaunchRow row) {
        launches.add(row);
    }

    /** A launch of this turn counts against a rate. */
    void start(RatedStart start) {
        starts.add(start);
    }

    void handle(LaunchToken token, RunHandle handle) {
        handles.put(token, handle);
    }

    /** A handle of a launch that has ended finds nothing that anybody waits for. */
    void forgetHandle(LaunchToken token) {
        handles.remove(token);
    }

    void output(OutputRow row) {
        outputs.add(row);
    }

    void consume(String intent) {
        consumed.add(intent);
    }

    /** Has something done after the commit, unless a change of this execution did not apply. */
    void afterwards(ExecutionId execution, Runnable action) {
        effects.add(new PreparedTurn.Effect(execution, action));
    }

    PreparedTurn build() {
        Turn turn = new Turn(changes, launches, handles, consumed, outputs, starts, refused);
        return new PreparedTurn(turn, effects, inputs, proposed);
    }
}
