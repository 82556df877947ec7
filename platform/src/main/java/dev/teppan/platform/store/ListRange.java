package dev.teppan.platform.store;

import dev.teppan.platform.execution.ExecutionState;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where some of a list's executions are looked for. The execution's own row goes by the alias {@code e}.
 *
 * @param tables what follows {@code from}
 * @param id the column that orders the list
 * @param origin the alias of the table that is narrowed by application, job and queue
 * @param conditions what all of its executions fulfil
 */
record ListRange(String tables, String id, String origin, List<String> conditions) {

    /** All that ever were. */
    static ListRange all() {
        return new ListRange("execution e", "e.id", "e", List.of());
    }

    /** Those with a label. */
    static ListRange labelled(Set<ExecutionState> states) {
        String words = states.stream().map(ListRange::quoted).sorted().collect(Collectors.joining(", "));
        return new ListRange(
                "execution_label l join execution e on e.id = l.execution_id",
                "l.execution_id",
                "e",
                List.of("l.name = :label", "l.content = :labelValue", "e.state in (" + words + ")"));
    }

    /** Those with a key. */
    static ListRange keyed(Set<ExecutionState> states) {
        String words = states.stream().map(ListRange::quoted).sorted().collect(Collectors.joining(", "));
        return new ListRange(
                "execution_key k join execution e on e.id = k.execution_id",
                "k.execution_id",
                "e",
                List.of("k.content = :concurrencyKey", "e.state in (" + words + ")"));
    }

    /**
     * Those in a state.
     *
     * @param narrowed whether an index of executions by application or queue serves the list
     */
    static ListRange of(ExecutionState state, boolean narrowed) {
        String word = quoted(state);
        if (UnsuccessfulRows.holds(state)) {
            return new ListRange(
                    "unsuccessful f join execution e on e.id = f.execution_id",
                    "f.execution_id",
                    "f",
                    List.of("f.state = " + word));
        }
        if (state == ExecutionState.SUCCEEDED) {
            return new ListRange("execution e", "e.id", "e", List.of("e.state = " + word));
        }
        if (narrowed) {
            // Nothing in this state is older than the oldest that waits or runs, however long the history.
            return new ListRange(
                    "execution e",
                    "e.id",
                    "e",
                    List.of(
                            "e.state = " + word,
                            "e.id >= (select min(execution_id) from execution_work where state = " + word + ")"));
        }
        return new ListRange(
                "execution_work w join execution e on e.id = w.execution_id",
                "w.execution_id",
                "e",
                List.of("w.state = " + word));
    }

    private static String quoted(ExecutionState state) {
        return "'" + state.word() + "'";
    }
}
