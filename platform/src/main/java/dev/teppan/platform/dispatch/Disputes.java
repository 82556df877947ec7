package dev.teppan.platform.dispatch;

import dev.teppan.platform.execution.Attempt;
import dev.teppan.platform.execution.Execution;
import dev.teppan.platform.execution.ExecutionEvent;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.store.StoredExecution;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Executions of which a change did not apply. Either an earlier try of the same commit had been written, though its answer
 * was lost; then all is well. Or the database knows something else; then that counts, and the events are looked at again.
 * Used by the loop alone.
 */
final class Disputes {

    private record Dispute(Execution proposed, List<ExecutionEvent> inputs, List<Runnable> effects) {}

    /** How a dispute ended. */
    sealed interface Settled {

        /** It is written as proposed: what was to be done afterwards is to be done now. */
        record Written(ExecutionId execution, List<Runnable> effects) implements Settled {}

        /** The database knows something else. */
        record Overruled(Held stored, List<ExecutionEvent> inputs) implements Settled {}

        /** There is no such execution any more. */
        record Gone(ExecutionId execution) implements Settled {}
    }

    private final Map<ExecutionId, Dispute> open = new LinkedHashMap<>();

    boolean isEmpty() {
        return open.isEmpty();
    }

    void add(PreparedTurn turn, Set<ExecutionId> stale) {
        for (ExecutionId id : stale) {
            Execution proposed = turn.proposed().get(id);
            if (proposed != null) {
                open.put(id, new Dispute(proposed, turn.inputs().getOrDefault(id, List.of()), turn.effectsOf(id)));
            }
        }
    }

    /** Looks at what the database knows. Blocks; where it throws, the disputes stay open. */
    List<Settled> settle(Ledger ledger, Roster roster) {
        if (open.isEmpty()) {
            return List.of();
        }
        List<Settled> settled = new ArrayList<>();
        Map<ExecutionId, Dispute> left = new LinkedHashMap<>(open);
        for (StoredExecution stored : ledger.find(Set.copyOf(open.keySet()))) {
            Dispute dispute = left.remove(stored.execution().id());
            if (dispute != null) {
                settled.add(
                        same(stored.execution(), dispute.proposed())
                                ? new Settled.Written(stored.execution().id(), dispute.effects())
                                : new Settled.Overruled(roster.prepare(stored), dispute.inputs()));
            }
        }
        left.keySet().forEach(id -> settled.add(new Settled.Gone(id)));
        open.clear();
        return settled;
    }

    private static boolean same(Execution stored, Execution proposed) {
        return stored.state() == proposed.state()
                && stored.generation() == proposed.generation()
                && stored.attemptNumber() == proposed.attemptNumber()
                && stored.attempt()
                        .map(Attempt::launch)
                        .equals(proposed.attempt().map(Attempt::launch))
                && stored.cancelRequestedBy().equals(proposed.cancelRequestedBy())
                && stored.retries().size() == proposed.retries().size();
    }
}
