package dev.teppan.platform.api.definition;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.teppan.platform.api.http.Json;
import dev.teppan.platform.api.http.Query;
import dev.teppan.platform.api.http.Refusal;
import dev.teppan.platform.api.openapi.Described;
import dev.teppan.platform.execution.ExecutionState;
import dev.teppan.platform.store.CatalogStore;
import dev.teppan.platform.store.CatalogStore.Kind;
import dev.teppan.platform.store.ExecutionReader;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;

/** Queues over HTTP. */
@Path("/api/v1/queues")
public final class QueuesResource {

    private static final String PAUSED = "paused";

    private final CatalogStore store;
    private final ExecutionReader executions;
    private final DefinitionEndpoint endpoint;

    public QueuesResource(CatalogStore store, DefinitionEditor editor, ExecutionReader executions) {
        this.store = store;
        this.executions = executions;
        this.endpoint = new DefinitionEndpoint(store, editor);
    }

    @GET
    @Described(summary = "Lists queues", answers = "200 DefinitionList")
    public Response list(@Context UriInfo uri) {
        return endpoint.list(Kind.QUEUE, "", uri);
    }

    @GET
    @Path("{name}")
    @Described(
            summary = "One queue",
            headers = "If-None-Match",
            answers = {"200 Definition", "304"})
    public Response get(@PathParam("name") String name, @Context UriInfo uri, @Context HttpHeaders headers) {
        return endpoint.get(Kind.QUEUE, name, uri, headers);
    }

    @PUT
    @Path("{name}")
    @Described(
            summary = "Creates or replaces the queue",
            headers = {"X-Teppan-Actor", "If-Match", "If-None-Match"},
            body = "Definition",
            answers = {"200 Definition", "201 Definition"},
            problems = 412)
    public Response put(
            @PathParam("name") String name, @Context UriInfo uri, @Context HttpHeaders headers, InputStream body) {
        return endpoint.put(Kind.QUEUE, name, uri, headers, body);
    }

    @DELETE
    @Path("{name}")
    @Described(
            summary = "Deletes the queue",
            headers = {"X-Teppan-Actor", "If-Match", "If-None-Match"},
            answers = "204",
            problems = {409, 412})
    public Response delete(@PathParam("name") String name, @Context UriInfo uri, @Context HttpHeaders headers) {
        return endpoint.delete(Kind.QUEUE, name, uri, headers);
    }

    @GET
    @Path("{name}/revisions")
    @Described(summary = "What the queue was, the newest first", query = "limit", answers = "200 DefinitionList")
    public Response revisions(@PathParam("name") String name, @Context UriInfo uri) {
        return endpoint.revisions(Kind.QUEUE, name, uri);
    }

    @GET
    @Path("{name}/revisions/{revision}")
    @Described(summary = "One revision of the queue", answers = "200 Definition")
    public Response revision(
            @PathParam("name") String name, @PathParam("revision") String revision, @Context UriInfo uri) {
        return endpoint.revision(Kind.QUEUE, name, revision, uri);
    }

    /** Lets nothing more of it start; what runs goes on. */
    @POST
    @Path("{name}/pause")
    @Described(
            summary = "Lets nothing more of it start",
            headers = "X-Teppan-Actor",
            answers = "200 Definition",
            problems = {412, 422})
    public Response pause(@PathParam("name") String name, @Context UriInfo uri, @Context HttpHeaders headers) {
        return endpoint.set(Kind.QUEUE, name, PAUSED, true, uri, headers);
    }

    /** Lets its executions start again. */
    @POST
    @Path("{name}/resume")
    @Described(
            summary = "Lets its executions start again",
            headers = "X-Teppan-Actor",
            answers = "200 Definition",
            problems = {412, 422})
    public Response resume(@PathParam("name") String name, @Context UriInfo uri, @Context HttpHeaders headers) {
        return endpoint.set(Kind.QUEUE, name, PAUSED, false, uri, headers);
    }

    /** How many of its executions wait and live. */
    @GET
    @Path("{name}/depth")
    @Described(summary = "How many of its executions wait and live", answers = "200 Depth")
    public Response depth(@PathParam("name") String name, @Context UriInfo uri) {
        new Query(uri).check();
        if (store.find(Kind.QUEUE, name).isEmpty()) {
            throw Refusal.notFound("queue \"" + name + "\"");
        }
        Map<ExecutionState, Long> counts = executions.unfinished(name);
        ObjectNode depth = JsonNodeFactory.instance.objectNode();
        Arrays.stream(ExecutionState.values())
                .filter(state -> !state.isEnd())
                .forEach(state -> depth.put(state.word(), counts.getOrDefault(state, 0L)));
        return Json.ok(depth);
    }
}
