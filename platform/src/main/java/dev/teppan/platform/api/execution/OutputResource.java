package dev.teppan.platform.api.execution;

import dev.teppan.platform.api.http.Query;
import dev.teppan.platform.api.http.Refusal;
import dev.teppan.platform.api.openapi.Described;
import dev.teppan.platform.execution.Attempt;
import dev.teppan.platform.logs.AttemptOutput;
import dev.teppan.platform.logs.OutputRange;
import dev.teppan.platform.store.ExecutionReader;
import dev.teppan.platform.store.StoredExecution;
import dev.teppan.spi.RetryableException;
import dev.teppan.spi.executor.OutputStreamName;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The output of an execution: a part of it, or live. */
@Path("/api/v1/executions/{id}/output")
public final class OutputResource {

    private static final int LARGEST_PART = 4 * 1024 * 1024;
    private static final OutputRange NOTHING_YET = new OutputRange(new byte[0], 0, false);
    private static final Map<String, OutputStreamName> STREAMS =
            Map.of("stdout", OutputStreamName.STDOUT, "stderr", OutputStreamName.STDERR);

    private final Lookup lookup;
    private final AttemptOutput output;
    private final LiveStreams live;

    public OutputResource(ExecutionReader reader, AttemptOutput output, LiveStreams live) {
        this.lookup = new Lookup(reader);
        this.output = output;
        this.live = live;
    }

    /** The bytes of one stream from an offset on; the headers say where to go on. */
    @GET
    @Described(
            summary = "Part of an attempt's output",
            query = {"stream", "attempt", "offset", "limit"},
            answers = "200 text/plain")
    public Response part(@PathParam("id") String id, @Context UriInfo uri) throws InterruptedException {
        Query query = new Query(uri, "stream", "attempt", "offset", "limit");
        OutputStreamName stream = query.word("stream", STREAMS).orElse(OutputStreamName.STDOUT);
        long number = query.number("attempt", 1, 1_000_000, 0);
        long offset = query.number("offset", 0, Long.MAX_VALUE / 2, 0);
        int limit = (int) query.number("limit", 1, LARGEST_PART, 1024 * 1024);
        query.check();
        StoredExecution stored = lookup.execution(id);
        Optional<Attempt> attempt = lookup.attempt(stored, number);
        OutputRange range = attempt.isEmpty() ? NOTHING_YET : read(stored, attempt.get(), stream, offset, limit);
        return Response.ok(range.bytes(), "text/plain; charset=utf-8")
                .header("X-Content-Type-Options", "nosniff")
                .header("Teppan-Attempt", attempt.map(Attempt::number).orElse(0))
                .header("Teppan-Offset", offset)
                .header("Teppan-Next-Offset", offset + range.bytes().length)
                .header("Teppan-Total", range.total())
                .header("Teppan-Complete", range.complete())
                .build();
    }

    /** All output from the first attempt to the last as server-sent events, until the execution has ended. */
    @GET
    @Path("live")
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

    private OutputRange read(StoredExecution stored, Attempt attempt, OutputStreamName stream, long offset, int limit)
            throws InterruptedException {
        try {
            return output.read(Lookup.owner(stored, attempt), stream, offset, limit)
                    .orElse(NOTHING_YET);
        } catch (RetryableException e) {
            throw Refusal.unavailable("the log store does not answer", 5);
        }
    }
}
