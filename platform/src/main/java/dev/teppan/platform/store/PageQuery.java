package dev.teppan.platform.store;

import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.execution.ExecutionState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * The ids of one page of a filtered list. Each state is a range of its own in an index that ends with state and id, so a page
 * costs the same whatever the length of the history; the ranges are merged.
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
        List<ExecutionState> states = states();
        if (states.isEmpty() && filter.reason().isPresent()) {
            return List.of();
        }
        try (Query query = handle.createQuery(sql(states.size()))) {
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
            for (int i = 0; i < states.size(); i++) {
                query.bind("state" + i, states.get(i).word());
            }
            return query.mapTo(String.class).map(ExecutionId::new).stream()
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }

    /** None where the primary key alone serves. */
    private List<ExecutionState> states() {
        boolean narrowed = filter.application().isPresent()
                || filter.job().isPresent()
                || filter.queue().isPresent();
        Set<ExecutionState> all = EnumSet.allOf(ExecutionState.class);
        Set<ExecutionState> wanted = filter.states().isEmpty() ? all : filter.states();
        if (filter.reason().isPresent()) {
            // A reason that an execution still has while it is tried again is not how it ended.
            return wanted.stream().filter(ExecutionState::isEnd).toList();
        }
        return wanted.equals(all) && !narrowed ? List.of() : List.copyOf(wanted);
    }

    String sql(int states) {
        if (states == 0) {
            return range(List.of());
        }
        String ranges = IntStream.range(0, states)
                .mapToObj(i -> "select id from (" + range(List.of("state = :state" + i)) + ") s" + i)
                .collect(Collectors.joining("\nunion all\n"));
        return "select id from (" + ranges + ") u order by id" + order() + " limit :limit";
    }

    private String range(List<String> more) {
        List<String> conditions = new ArrayList<>(more);
        filter.application().ifPresent(name -> conditions.add("application = :application"));
        filter.job().ifPresent(name -> conditions.add("job = :job"));
        filter.queue().ifPresent(name -> conditions.add("queue = :queue"));
        from.ifPresent(id -> conditions.add(newer ? "id > :from" : "id < :from"));
        filter.reason().ifPresent(reason -> conditions.add("ending_reason = :reason"));
        filter.sentFrom().ifPresent(time -> conditions.add("sent_at >= :sentFrom"));
        filter.sentBefore().ifPresent(time -> conditions.add("sent_at < :sentBefore"));
        String table = "execution";
        if (filter.label().isPresent()) {
            table = "execution_label l join execution on id = l.execution_id";
            conditions.addAll(List.of("l.name = :label", "l.content = :labelValue"));
            // Said of the label's own column too, so that its index serves the range.
            from.ifPresent(id -> conditions.add(newer ? "l.execution_id > :from" : "l.execution_id < :from"));
        }
        String order = filter.label().isPresent() ? "l.execution_id" : "id";
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        return "select id from " + table + where + " order by " + order + order() + " limit :limit";
    }

    private String order() {
        return newer ? "" : " desc";
    }
}
