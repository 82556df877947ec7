package dev.teppan.platform.console;

import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.store.ExecutionFilter;
import dev.teppan.platform.store.ExecutionReader;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Optional;

/** One box for all: an execution's id, whole or its first 8 characters or more, leads to it; all else searches jobs. */
@ConsolePage
@Path("/search")
public final class SearchResource {

    private static final String LAST_ID = "ffffffff-ffff-ffff-ffff-ffffffffffff";
    private static final int LEAST = 8;

    private final ExecutionReader executions;
    private final Redirects redirects;

    SearchResource(ExecutionReader executions, Redirects redirects) {
        this.executions = executions;
        this.redirects = redirects;
    }

    @GET
    public Response search(@QueryParam("q") @DefaultValue("") String query) {
        String wanted = query.strip();
        String path = execution(wanted.toLowerCase(Locale.ROOT))
                .map(Paths::execution)
                .orElseGet(() -> "/jobs?q=" + Paths.query(wanted));
        return redirects.to(path);
    }

    /** The newest execution whose id begins so. Ids are in order, so it is the one right before all later ids. */
    private Optional<ExecutionId> execution(String begin) {
        if (begin.length() < LEAST || begin.length() > LAST_ID.length()) {
            return Optional.empty();
        }
        String last = begin + LAST_ID.substring(begin.length());
        if (!ExecutionId.isValid(last)) {
            return Optional.empty();
        }
        Optional<ExecutionId> exact = begin.length() == LAST_ID.length()
                ? executions
                        .find(new ExecutionId(begin))
                        .map(stored -> stored.execution().id())
                : Optional.empty();
        return exact.or(() -> executions.list(ExecutionFilter.ALL, Optional.of(new ExecutionId(last)), 1).stream()
                .map(stored -> stored.execution().id())
                .filter(id -> id.value().startsWith(begin))
                .findFirst());
    }
}
