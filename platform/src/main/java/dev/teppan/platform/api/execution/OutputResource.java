package dev.teppan.platform.api.execution;

import dev.teppan.platform.api.http.Query;
import dev.teppan.platform.api.http.RangeHeader;
import dev.teppan.platform.api.http.Refusal;
import dev.teppan.platform.api.openapi.Described;
import dev.teppan.platform.execution.Attempt;
import dev.teppan.platform.logs.AttemptOutput;
import dev.teppan.platform.logs.AttemptStream;
import dev.teppan.platform.store.ExecutionReader;
import dev.teppan.platform.store.StoredExecution;
import dev.teppan.spi.RetryableException;
import dev.teppan.spi.executor.OutputStreamName;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.EOFException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One stream of an attempt's output: all that is there, or a part of it by bytes or by lines. */
@Path("/api/v1/executions/{id}/output")
public final class OutputResource {

    private static final Map<String, OutputStreamName> STREAMS =
            Map.of("stdout", OutputStreamName.STDOUT, "stderr", OutputStreamName.STDERR);

    private final Lookup lookup;
    private final AttemptOutput output;

    public OutputResource(ExecutionReader reader, AttemptOutput output) {
        this.lookup = new Lookup(reader);
        this.output = output;
    }

    /** The bytes themselves; the headers say where to go on. */
    @GET
    @Described(
            summary = "An attempt's output, or a part of it by bytes or by lines",
            query = {"stream", "attempt", "offset", "limit", "line", "lines", "tail"},
            headers = {"Range", "If-Range"},
            answers = {"200 text/plain", "206 text/plain"},
            problems = 416)
    public Response get(
            @PathParam("id") String id,
            @HeaderParam("Range") @Nullable String range,
            @HeaderParam("If-Range") @Nullable String ifRange,
            @Context UriInfo uri)
            throws InterruptedException {
        Asked asked = asked(id, uri);
        return answer(asked, asked.selection().with(RangeHeader.parse(range, ifRange)), true);
    }

    /** The headers alone. */
    @HEAD
    @Described(
            summary = "How long it is",
            query = {"stream", "attempt", "offset", "limit", "line", "lines", "tail"},
            answers = "200")
    public Response head(@PathParam("id") String id, @Context UriInfo uri) throws InterruptedException {
        Asked asked = asked(id, uri);
        return answer(asked, asked.selection(), false);
    }

    /** What is asked for; the attempt is absent before the first. */
    private record Asked(Optional<Attempt> attempt, AttemptStream stream, OutputSelection selection) {}

    private Asked asked(String id, UriInfo uri) {
        Query query = new Query(
                uri,
                Stream.concat(Stream.of("stream", "attempt"), OutputSelection.PARAMETERS.stream())
                        .toArray(String[]::new));
        OutputStreamName name = query.word("stream", STREAMS).orElse(OutputStreamName.STDOUT);
        long number = query.number("attempt", 1, 1_000_000, 0);
        OutputSelection selection = OutputSelection.of(query);
        query.check();
        StoredExecution stored = lookup.execution(id);
        Optional<Attempt> attempt = lookup.attempt(stored, number);
        AttemptStream stream = attempt.map(found -> AttemptStream.of(output, Lookup.owner(stored, found), name))
                .orElse(AttemptStream.NOTHING_YET);
        return new Asked(attempt, stream, selection);
    }

    private static Response answer(Asked asked, OutputSelection selection, boolean withBody)
            throws InterruptedException {
        try {
            Excerpt excerpt = new ExcerptFinder(asked.stream()).find(selection);
            // The last bytes of nothing are the whole of it, and no Content-Range could name them.
            boolean part = selection instanceof OutputSelection.Ranged && excerpt.length() > 0;
            Response.ResponseBuilder response = Response.status(part ? 206 : 200)
                    .type("text/plain; charset=utf-8")
                    .header(HttpHeaders.CONTENT_LENGTH, excerpt.length())
                    .header("Accept-Ranges", "bytes")
                    .header("X-Content-Type-Options", "nosniff")
                    .header(
                            "Teppan-Attempt",
                            asked.attempt().map(Attempt::number).orElse(0))
                    .header("Teppan-Offset", excerpt.from())
                    .header("Teppan-Next-Offset", excerpt.to())
                    .header("Teppan-Total", excerpt.total())
                    .header("Teppan-Complete", excerpt.complete());
            if (part) {
                response.header("Content-Range", RangeHeader.content(excerpt.from(), excerpt.to(), excerpt.total()));
            }
            excerpt.lines().ifPresent(lines -> response.header("Teppan-Lines", lines));
            return withBody ? response.entity(body(asked.stream(), excerpt)).build() : response.build();
        } catch (RetryableException e) {
            throw Refusal.unavailable("the log store does not answer", 5);
        } catch (EOFException e) {
            throw Refusal.unavailable("the output is being moved or deleted", 1);
        }
    }

    /** The first step is read at once: where that fails, there is still time to say so. */
    private static Object body(AttemptStream stream, Excerpt excerpt) throws EOFException, InterruptedException {
        if (excerpt.length() == 0) {
            return new byte[0];
        }
        byte[] begin = stream.readFully(excerpt.from(), (int) Math.min(AttemptStream.STEP, excerpt.length()));
        if (begin.length == excerpt.length()) {
            return begin;
        }
        return (StreamingOutput) out -> {
            out.write(begin);
            stream.copy(excerpt.from() + begin.length, excerpt.to(), out);
        };
    }
}
