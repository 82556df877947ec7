package dev.teppan.platform.api.execution;

import dev.teppan.platform.api.http.Actors;
import dev.teppan.platform.api.http.Query;
import dev.teppan.platform.api.openapi.Described;
import dev.teppan.platform.execution.Actor;
import dev.teppan.platform.execution.ExecutionState;
import dev.teppan.platform.intake.Intents;
import dev.teppan.platform.store.ExecutionReader;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Cancels all executions that a filter matches. Durable when it is answered, done by the next turns of dispatch. */
@Path("/api/v1/executions/cancel")
public final class CancelManyResource {

    private static final Set<ExecutionState> NOT_ENDED = Arrays.stream(ExecutionState.values())
            .filter(state -> !state.isEnd())
            .collect(Collectors.toUnmodifiableSet());

    private final ManyActions many;
    private final Intents intents;

    public CancelManyResource(ExecutionReader reader, Intents intents) {
        this.many = new ManyActions(reader);
        this.intents = intents;
    }

    /** Cancels what has not ended. */
    @POST
    @Described(
            summary = "Cancels all that a filter matches",
            query = {
                "application",
                "job",
                "queue",
                "state",
                "reason",
                "label",
                "concurrencyKey",
                "sentFrom",
                "sentBefore",
                "limit",
                "dryRun"
            },
            headers = "X-Teppan-Actor",
            answers = {"200 ManyAnswer", "202 ManyAnswer"})
    public Response cancel(@Context UriInfo uri, @Context HttpHeaders headers) {
        Query query = new Query(uri, FilterParameters.with("limit", "dryRun"));
        Actor actor = Actors.of(headers.getHeaderString(Actors.HEADER));
        return many.act(query, NOT_ENDED, ids -> intents.cancel(ids, actor));
    }
}
