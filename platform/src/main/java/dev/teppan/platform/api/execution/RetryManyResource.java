package dev.teppan.platform.api.execution;

import dev.teppan.platform.api.http.Actors;
import dev.teppan.platform.api.http.Query;
import dev.teppan.platform.api.openapi.Described;
import dev.teppan.platform.catalog.DurationText;
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
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Retries all executions that a filter matches. Durable when it is answered, done by the next turns of dispatch. */
@Path("/api/v1/executions/retry")
public final class RetryManyResource {

    private static final Set<ExecutionState> ENDED_BADLY = Set.of(ExecutionState.FAILED, ExecutionState.CANCELED);

    private final ManyActions many;
    private final Intents intents;

    public RetryManyResource(ExecutionReader reader, Intents intents) {
        this.many = new ManyActions(reader);
        this.intents = intents;
    }

    /** Retries what has failed or was canceled, or what is in the states that the filter names. */
    @POST
    @Described(
            summary = "Retries all that a filter matches",
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
                "dryRun",
                "delay"
            },
            headers = "X-Teppan-Actor",
            answers = {"200 ManyAnswer", "202 ManyAnswer"})
    public Response retry(@Context UriInfo uri, @Context HttpHeaders headers) {
        Query query = new Query(uri, FilterParameters.with("limit", "dryRun", "delay"));
        Actor actor = Actors.of(headers.getHeaderString(Actors.HEADER));
        Duration delay = delay(query);
        return many.act(query, ENDED_BADLY, ids -> intents.retry(ids, delay, actor));
    }

    private static Duration delay(Query query) {
        Optional<String> text = query.text("delay");
        Optional<Duration> delay =
                text.flatMap(DurationText::parse).filter(given -> given.compareTo(Intents.LONGEST_DELAY) <= 0);
        if (text.isPresent() && delay.isEmpty()) {
            query.problem("delay", "must be " + DurationText.FORM + ", up to 3650d");
        }
        return delay.orElse(Duration.ZERO);
    }
}
