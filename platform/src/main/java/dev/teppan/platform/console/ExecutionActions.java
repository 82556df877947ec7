package dev.teppan.platform.console;

import dev.teppan.platform.execution.Actor;
import dev.teppan.platform.execution.AttemptId;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.store.ExecutionReader;
import dev.teppan.platform.store.Intent;
import dev.teppan.platform.store.StoreException;
import dev.teppan.platform.store.StoredExecution;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What a viewer may do with an execution: each writes an intent and leads back. */
@ConsolePage
@Path("/executions/{id}/actions")
public final class ExecutionActions {

    /** Who acts, as long as nobody signs in. */
    static final Actor ACTOR = new Actor("console");

    private static final long COMMIT_SECONDS = 15;

    private final ExecutionReader executions;
    private final Acting acting;
    private final Redirects redirects;
    private final InstantSource clock;

    ExecutionActions(ExecutionReader executions, Acting acting, Redirects redirects, InstantSource clock) {
        this.executions = executions;
        this.acting = acting;
        this.redirects = redirects;
        this.clock = clock;
    }

    @POST
    @Path("/retry")
    public Response retry(@PathParam("id") String id) throws InterruptedException {
        Optional<StoredExecution> found = find(id);
        if (found.isEmpty()) {
            return ExecutionResource.missing(id);
        }
        Instant now = clock.instant();
        AttemptId attempt = new AttemptId(acting.newId().get().value());
        write(new Intent.Retry(found.get().execution().id(), attempt, now, ACTOR, now));
        return redirects.to("/executions/" + id, Flash.RETRY);
    }

    @POST
    @Path("/cancel")
    public Response cancel(@PathParam("id") String id) throws InterruptedException {
        Optional<StoredExecution> found = find(id);
        if (found.isEmpty()) {
            return ExecutionResource.missing(id);
        }
        if (found.get().execution().state().isEnd()) {
            return redirects.to("/executions/" + id, Flash.ENDED);
        }
        write(new Intent.Cancel(found.get().execution().id(), ACTOR, clock.instant()));
        return redirects.to("/executions/" + id, Flash.CANCEL);
    }

    private Optional<StoredExecution> find(String id) {
        return ExecutionId.isValid(id) ? executions.find(new ExecutionId(id)) : Optional.empty();
    }

    private void write(Intent intent) throws InterruptedException {
        CompletableFuture<Void> written = acting.intents().add(intent);
        try {
            written.get(COMMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof StoreException refused
                    ? refused
                    : new StoreException.Unavailable("the database did not take the request", e);
        } catch (TimeoutException e) {
            throw new StoreException.Unavailable("the database did not answer in time", e);
        }
        acting.wake().run();
    }
}
