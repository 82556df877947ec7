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
        try (Query query = handle.createQuery(sql(states.size()))) {
            query.bind("limit", limit);
            filter.application().ifPresent(name -> query.bind("application", name));
            filter.job().ifPresent(name -> query.bind("job", name));
            filter.queue().ifPresent(name -> query.bind("queue", name));
            from.ifPresent(id -> query.bind("from", id.value()));
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
        if (filter.states().isEmpty() || filter.states().equals(all)) {
            return narrowed ? List.copyOf(all) : List.of();
        }
        return List.copyOf(filter.states());
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
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        return "select id from execution" + where + " order by id" + order() + " limit :limit";
    }

    private String order() {
        return newer ? "" : " desc";
    }
}
