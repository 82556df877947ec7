package dev.teppan.platform.store;

import dev.teppan.platform.execution.Change;
import dev.teppan.spi.executor.LaunchToken;
import dev.teppan.spi.executor.RunHandle;
import java.util.List;
import java.util.Map;

/**
 * All that one dispatch turn writes, in one transaction.
 *
 * @param changes in order; several of one execution may follow each other
 * @param launches new launches
 * @param handles handles that executors answered with
 * @param consumed ids of intents that are dealt with
 */
public record Turn(
        List<Change> changes, List<LaunchRow> launches, Map<LaunchToken, RunHandle> handles, List<String> consumed) {

    public Turn {
        changes = List.copyOf(changes);
        launches = List.copyOf(launches);
        handles = Map.copyOf(handles);
        consumed = List.copyOf(consumed);
    }

    /** Whether there is nothing to write. */
    public boolean isEmpty() {
        return changes.isEmpty() && launches.isEmpty() && handles.isEmpty() && consumed.isEmpty();
    }
}
