package dev.teppan.platform.store;

import dev.teppan.platform.execution.Change;
import dev.teppan.spi.executor.LaunchToken;
import dev.teppan.spi.executor.RunHandle;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that one dispatch turn writes, in one transaction.
 *
 * @param changes in order; several of one execution may follow each other
 * @param launches new launches
 * @param handles handles that executors answered with
 * @param consumed ids of intents that are dealt with
 * @param outputs where output is, of attempts that have no row yet; one that is there already stays as it is
 * @param starts those of the launches that count against a rate
 * @param refused launches that came to nothing, and so count no more
 */
public record Turn(
        List<Change> changes,
        List<LaunchRow> launches,
        Map<LaunchToken, RunHandle> handles,
        List<String> consumed,
        List<OutputRow> outputs,
        List<RatedStart> starts,
        List<LaunchToken> refused) {

    public Turn {
        changes = List.copyOf(changes);
        launches = List.copyOf(launches);
        handles = Map.copyOf(handles);
        consumed = List.copyOf(consumed);
        outputs = List.copyOf(outputs);
        starts = List.copyOf(starts);
        refused = List.copyOf(refused);
    }

    /** A turn without outputs and rates. */
    public Turn(
            List<Change> changes,
            List<LaunchRow> launches,
            Map<LaunchToken, RunHandle> handles,
            List<String> consumed) {
        this(changes, launches, handles, consumed, List.of(), List.of(), List.of());
    }

    /** The same with nobody told of anything. */
    public Turn withoutNotices() {
        return new Turn(
                changes.stream()
                        .map(change -> new Change(change.before(), change.after(), Optional.empty()))
                        .toList(),
                launches,
                handles,
                consumed,
                outputs,
                starts,
                refused);
    }

    /** Whether there is nothing to write. */
    public boolean isEmpty() {
        return changes.isEmpty() && launches.isEmpty() && handles.isEmpty() && consumed.isEmpty() && outputs.isEmpty();
    }
}
