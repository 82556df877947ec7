package dev.teppan.platform.store;

import dev.teppan.platform.execution.Attempt;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.execution.ExecutionState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Reads executions. Calls block; each is one or two queries by key. Times come back in whole milliseconds. Throws {@link
 * StoreException.Unavailable}.
 */
public final class ExecutionReader {

    private final Reads reads;
    private final GroupedRead<ExecutionId, String> grouped;

    ExecutionReader(Reads reads) {
        this.reads = reads;
        this.grouped = new GroupedRead<>(this::messages);
    }

    /** One execution. */
    public Optional<StoredExecution> find(ExecutionId id) {
        return find(Set.of(id)).stream().findFirst();
    }

    /** Several executions, as far as they exist, in no order. */
    public List<StoredExecution> find(Set<ExecutionId> ids) {
        return ids.isEmpty() ? List.of() : reads.query(handle -> find(handle, ids));
    }

    /**
     * A page of a list, newest first.
     *
     * @param before only executions with a smaller id; absent for the newest page
     * @param limit 1 to 1,000
     */
    public List<StoredExecution> list(ExecutionFilter filter, Optional<ExecutionId> before, int limit) {
        return page(new PageQuery(filter, before, false, limit));
    }

    /** The page that comes before {@code after} when walking back: the oldest ones newer than it, newest first. */
    public List<StoredExecution> listNewer(ExecutionFilter filter, ExecutionId after, int limit) {
        return page(new PageQuery(filter, Optional.of(after), true, limit));
    }

    /** All attempts of an execution, first one first. */
    public List<Attempt> attempts(ExecutionId id) {
        return reads.query(
                handle -> handle.createQuery("select * from attempt where execution_id = :id order by number")
                        .bind("id", id.value())
                        .map((row, context) -> AttemptRows.read(row, ""))
                        .list());
    }

    /** The message of an execution, as it was sent. Those who ask at the same time share a query. */
    public Optional<String> message(ExecutionId id) {
        return grouped.find(id);
    }

    /** The messages of several executions. */
    public Map<ExecutionId, String> messages(Set<ExecutionId> ids) {
        return reads.query(handle -> {
            Map<ExecutionId, String> messages = new HashMap<>();
            for (List<ExecutionId> piece : Batches.pieces(ids)) {
                handle.createQuery("select execution_id, body from message where execution_id in (<ids>)")
                        .bindList("ids", piece.stream().map(ExecutionId::value).toList())
                        .map((row, context) ->
                                Map.entry(new ExecutionId(row.getString("execution_id")), row.getString("body")))
                        .forEach(entry -> messages.put(entry.getKey(), entry.getValue()));
            }
            return messages;
        });
    }

    /** How many executions wait or live, by state; from the table of unfinished work. States without any are left out. */
    public Map<ExecutionState, Long> unfinished() {
        return reads.query(handle -> {
            Map<ExecutionState, Long> counts = new EnumMap<>(ExecutionState.class);
            handle.createQuery("select state, count(*) as number from execution_work group by state")
                    .map((row, context) -> Map.entry(ExecutionState.of(row.getString("state")), row.getLong("number")))
                    .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
            return counts;
        });
    }

    /** How many executions of a queue wait or live, by state; from the table of unfinished work. States without any are left out. */
    public Map<ExecutionState, Long> unfinished(String queue) {
        return reads.query(handle -> {
            Map<ExecutionState, Long> counts = new EnumMap<>(ExecutionState.class);
            handle.createQuery(
                            "select w.state, count(*) as number from execution_work w join execution e on e.id = w.execution_id"
                                    + " where e.queue = :queue group by w.state")
                    .bind("queue", queue)
                    .map((row, context) -> Map.entry(ExecutionState.of(row.getString("state")), row.getLong("number")))
                    .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
            return counts;
        });
    }

    /** An execution that moves to another state between the two queries is shown as it is then, and only once. */
    private List<StoredExecution> page(PageQuery page) {
        return reads.query(handle -> find(handle, new LinkedHashSet<>(page.ids(handle))).stream()
                .sorted(Comparator.comparing(
                        (StoredExecution stored) -> stored.execution().id(), Comparator.reverseOrder()))
                .toList());
    }

    private static List<StoredExecution> find(Handle handle, Set<ExecutionId> ids) {
        List<StoredExecution> found = new ArrayList<>();
        for (List<ExecutionId> piece : Batches.pieces(ids)) {
            found.addAll(ExecutionRows.read(handle.createQuery(
                            ExecutionRows.SELECT + " where e.id in (<ids>) order by e.id, r.ordinal")
                    .bindList("ids", piece.stream().map(ExecutionId::value).toList())));
        }
        return found;
    }
}
