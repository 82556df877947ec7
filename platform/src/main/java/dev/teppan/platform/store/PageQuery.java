package dev.teppan.platform.store;

import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.execution.ExecutionState;
import dev.teppan.platform.execution.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * The ids of one page of a filtered list. What is unfinished, and what ended without success, is looked for in tables of its
 * own, each state in a range of its own; the ranges are merged. All else is taken to be mostly what history consists of, and
 * is read along an index that ends with the id.
 *
 * @param from where the page begins; absent for the very end
 * @param newer whether it walks towards newer executions
 */
record PageQuery(ExecutionFilter filter, Optional<ExecutionId> from, boolean newer, int limit) {

    private static final int LONGEST = 1_000;

    PageQuery {
        if (limit < 1 || limit > LONGEST) {
            throw new IllegalArgumentException("limit must be from 1 to " + LONGEST);
        }
    }

    /** Newest first. */
    List<ExecutionId> ids(Handle handle) {
        return sql().map(sql -> ids(handle, sql)).orElse(List.of());
    }

    private List<ExecutionId> ids(Handle handle, String sql) {
        try (Query query = handle.createQuery(sql)) {
            query.bind("limit", limit);
            filter.application().ifPresent(name -> query.bind("application", name));
            filter.job().ifPresent(name -> query.bind("job", name));
            filter.queue().ifPresent(name -> query.bind("queue", name));
            from.ifPresent(id -> query.bind("from", id.value()));
            filter.reason().ifPresent(reason -> query.bind("reason", reason.word()));
            filter.sentFrom().ifPresent(time -> query.bind("sentFrom", time.toEpochMilli()));
            filter.sentBefore().ifPresent(time -> query.bind("sentBefore", time.toEpochMilli()));
            filter.label()
                    .ifPresent(label -> query.bind("label", label.getKey()).bind("labelValue", label.getValue()));
            filter.concurrencyKey().ifPresent(key -> query.bind("concurrencyKey", key));
            return query.mapTo(String.class).map(ExecutionId::new).stream()
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }

    private List<ListRange> ranges() {
        Set<ExecutionState> wanted = states();
        if (wanted.isEmpty()) {
            return List.of();
        }
        if (filter.concurrencyKey().isPresent()) {
            return List.of(ListRange.keyed(wanted));
        }
        if (filter.label().isPresent()) {
            return List.of(ListRange.labelled(wanted));
        }
        if (wanted.size() == ExecutionState.values().length) {
            return List.of(ListRange.all());
        }
        boolean narrowed = filter.application().isPresent() || filter.queue().isPresent();
        return wanted.stream().map(state -> ListRange.of(state, narrowed)).toList();
    }

    private Set<ExecutionState> states() {
        Set<ExecutionState> wanted =
                EnumSet.copyOf(filter.states().isEmpty() ? EnumSet.allOf(ExecutionState.class) : filter.states());
        // A reason that an execution still has while it is tried again is not how it ended; a success has its exit code
        // for one.
        filter.reason()
                .ifPresent(reason -> wanted.removeIf(state ->
                        !state.isEnd() || (state == ExecutionState.SUCCEEDED && !reason.equals(Reason.EXIT_CODE))));
        return wanted;
    }

    /** The query; empty where no execution can be meant. */
    Optional<String> sql() {
        List<ListRange> ranges = ranges();
        return switch (ranges.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(sql(ranges.getFirst()));
            default -> Optional.of(merged(ranges));
        };
    }

    private String merged(List<ListRange> ranges) {
        List<String> parts = new ArrayList<>();
        for (ListRange range : ranges) {
            parts.add("select id from (" + sql(range) + ") s" + parts.size());
        }
        return "select id from (" + String.join("\nunion all\n", parts) + ") u order by id" + order() + " limit :limit";
    }

    private String sql(ListRange range) {
        List<String> conditions = new ArrayList<>(range.conditions());
        String origin = range.origin();
        filter.application().ifPresent(name -> conditions.add(origin + ".application = :application"));
        filter.job().ifPresent(name -> conditions.add(origin + ".job = :job"));
        filter.queue().ifPresent(name -> conditions.add(origin + ".queue = :queue"));
        from.ifPresent(id -> conditions.add(range.id() + (newer ? " > :from" : " < :from")));
        if (filter.concurrencyKey().isPresent() && filter.label().isPresent()) {
            conditions.add("exists (select 1 from execution_label l where l.name = :label and l.content = :labelValue"
                    + " and l.execution_id = " + range.id() + ")");
        }
        filter.reason().ifPresent(reason -> conditions.add("e.ending_reason = :reason"));
        filter.sentFrom().ifPresent(time -> conditions.add("e.sent_at >= :sentFrom"));
        filter.sentBefore().ifPresent(time -> conditions.add("e.sent_at < :sentBefore"));
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        return "select " + range.id() + " as id from " + range.tables() + where + " order by " + range.id() + order()
                + " limit :limit";
    }

    private String order() {
        return newer ? "" : " desc";
    }
}
