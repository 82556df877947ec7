package dev.teppan.platform.api.execution;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.teppan.platform.api.http.Json;
import dev.teppan.platform.api.http.Query;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.execution.ExecutionState;
import dev.teppan.platform.store.ExecutionFilter;
import dev.teppan.platform.store.ExecutionReader;
import dev.teppan.platform.store.StoredExecution;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Does something to all executions that a filter matches, newest first, up to a limit; or says how many that would be. Where it
 * is broken off, a part may have been done.
 */
final class ManyActions {

    private static final int MOST = 10_000;
    private static final int USUAL = 1_000;
    private static final int PAGE = 500;

    private final ExecutionReader reader;

    ManyActions(ExecutionReader reader) {
        this.reader = reader;
    }

    /**
     * Acts on what matches.
     *
     * @param query with the parameters of a filter, {@code limit} and {@code dryRun}
     * @param usual the states that are meant where the filter names none
     */
    Response act(Query query, Set<ExecutionState> usual, Consumer<List<ExecutionId>> action) {
        ExecutionFilter given = FilterParameters.read(query);
        if (given.equals(ExecutionFilter.ALL)) {
            query.problem("application", "or another filter must be given: this is for many, not for all");
        }
        int limit = (int) query.number("limit", 1, MOST, USUAL);
        boolean dryRun = query.flag("dryRun");
        query.check();
        ExecutionFilter filter = given.states().isEmpty() ? given.withStates(usual) : given;
        int done = 0;
        Optional<ExecutionId> before = Optional.empty();
        boolean more = true;
        while (more && done < limit) {
            int size = Math.min(PAGE, limit - done);
            List<ExecutionId> page = reader.list(filter, before, size + 1).stream()
                    .map(StoredExecution::execution)
                    .map(execution -> execution.id())
                    .toList();
            more = page.size() > size;
            List<ExecutionId> ids = more ? page.subList(0, size) : page;
            if (!dryRun && !ids.isEmpty()) {
                action.accept(ids);
            }
            done += ids.size();
            before = ids.isEmpty() ? before : Optional.of(ids.getLast());
        }
        return Json.response(
                        dryRun ? 200 : 202,
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("matched", done)
                                .put("dryRun", dryRun)
                                .put("more", more))
                .build();
    }
}
