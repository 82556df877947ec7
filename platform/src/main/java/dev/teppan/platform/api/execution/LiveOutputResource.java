package dev.teppan.platform.api.execution;

import dev.teppan.platform.api.http.Query;
import dev.teppan.platform.api.openapi.Described;
import dev.teppan.platform.store.ExecutionReader;
import dev.teppan.platform.store.StoredExecution;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/** The output of an execution while it comes. */
@Path("/api/v1/executions/{id}/output/live")
public final class LiveOutputResource {

    private final Lookup lookup;
    private final LiveStreams live;

    public LiveOutputResource(ExecutionReader reader, LiveStreams live) {
        this.lookup = new Lookup(reader);
        this.live = live;
    }

    /** All output from the first attempt to the last as server-sent events, until the execution has ended. */
    @GET
    @Described(
            summary = "All output as server-sent events",
            headers = "Last-Event-ID",
            answers = {"200 text/event-stream", "204"})
    public Response live(
            @PathParam("id") String id,
            @HeaderParam("Last-Event-ID") @Nullable String lastEvent,
            @Context UriInfo uri) {
        new Query(uri).check();
        StoredExecution stored = lookup.execution(id);
        LivePosition from = LivePosition.parse(lastEvent);
        if (from.ended() && stored.execution().state().isEnd()) {
            return Response.noContent().build();
        }
        StreamingOutput events = live.open(stored.execution().id(), from);
        return Response.ok(events, "text/event-stream")
                .header("Cache-Control", "no-store")
                .header("X-Accel-Buffering", "no")
                .build();
    }
}
