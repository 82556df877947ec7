package dev.teppan.platform.dispatch;

import dev.teppan.platform.execution.Execution;
import dev.teppan.platform.execution.ExecutionEvent;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.store.Turn;
import java.util.List;
import java.util.Map;

/**
 * A turn that is decided and not yet known to be committed.
 *
 * @param effects what is to be done afterwards, in order
 * @param inputs the events that moved each execution
 * @param proposed what each execution becomes
 */
record PreparedTurn(
        Turn turn,
        List<Effect> effects,
        Map<ExecutionId, List<ExecutionEvent>> inputs,
        Map<ExecutionId, Execution> proposed) {

    /** Something to be done when the changes of an execution are committed. */
    record Effect(ExecutionId execution, Runnable action) {}

    /** What is to be done for one execution, in order. */
    List<Runnable> effectsOf(ExecutionId id) {
        return effects.stream()
                .filter(effect -> effect.execution().equals(id))
                .map(Effect::action)
                .toList();
    }
}
