package dev.teppan.platform.api.execution;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.teppan.platform.api.http.Json;
import dev.teppan.platform.api.http.Query;
import dev.teppan.platform.api.http.Refusal;
import dev.teppan.platform.api.openapi.Described;
import dev.teppan.platform.execution.Execution;
import dev.teppan.platform.store.ExecutionReader;
import dev.teppan.platform.store.StoredExecution;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;

/** Reads one execution. */
@Path("/api/v1/executions/{id}")
public final class ExecutionResource {

    private final ExecutionReader reader;
    private final Lookup lookup;
    private final DispatchView dispatch;

    public ExecutionResource(ExecutionReader reader, DispatchView dispatch) {
        this.reader = reader;
        this.lookup = new Lookup(reader);
        this.dispatch = dispatch;
    }

    @GET
    @Described(summary = "One execution", answers = "200 Execution")
    public Response get(@PathParam("id") String id, @Context UriInfo uri) {
        new Query(uri).check();
        return Json.ok(ExecutionJson.of(lookup.execution(id)));
    }

    @GET
    @Path("attempts")
    @Described(summary = "Its attempts, the first one first", answers = "200 Attempts")
    public Response attempts(@PathParam("id") String id, @Context UriInfo uri) {
        new Query(uri).check();
        StoredExecution stored = lookup.execution(id);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode items = body.putArray("items");
        reader.attempts(stored.execution().id()).forEach(attempt -> items.add(ExecutionJson.of(attempt)));
        return Json.ok(body);
    }

    /** The message, byte by byte as it was sent. */
    @GET
    @Path("message")
    @Described(summary = "The message, as it was sent", answers = "200 application/json")
    public Response message(@PathParam("id") String id, @Context UriInfo uri) {
        new Query(uri).check();
        String message = reader.message(lookup.execution(id).execution().id())
                .orElseThrow(() -> Refusal.notFound("message of this execution any more"));
        return Json.text(200, Json.TYPE, message)
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    /** Why it waits. */
    @GET
    @Path("why")
    @Described(summary = "Why it waits", answers = "200 Why")
    public Response why(@PathParam("id") String id, @Context UriInfo uri) throws InterruptedException {
        new Query(uri).check();
        Execution execution = lookup.execution(id).execution();
        Optional<DispatchView.Reason> reason =
                execution.state().isEnd() ? Optional.empty() : dispatch.why(execution.id());
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("id", execution.id().value());
        body.put("state", execution.state().word());
        body.put("waiting", execution.state().isWaiting());
        reason.ifPresent(known -> {
            body.put("code", known.code());
            body.put("sentence", known.sentence());
            body.put("ahead", known.ahead());
            known.start().ifPresent(start -> {
                ObjectNode predicted = body.putObject("start");
                Json.put(predicted, "earliest", start.earliest());
                Json.put(predicted, "likely", start.likely());
                Json.put(predicted, "latest", start.latest());
            });
            body.put("stale", known.stale());
        });
        return Json.ok(body);
    }
}
