package dev.teppan.platform.api.execution;

import dev.teppan.platform.api.http.Actors;
import dev.teppan.platform.api.http.Body;
import dev.teppan.platform.api.http.Json;
import dev.teppan.platform.api.http.Query;
import dev.teppan.platform.api.http.Refusal;
import dev.teppan.platform.api.openapi.Described;
import dev.teppan.platform.intake.Enqueue;
import dev.teppan.platform.intake.EnqueueRequest;
import dev.teppan.platform.intake.EnqueueResult;
import dev.teppan.platform.store.ExecutionFilter;
import dev.teppan.platform.store.ExecutionReader;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Enqueues and lists executions. */
@Path("/api/v1/executions")
public final class ExecutionsResource {

    private static final int BESIDES_THE_MESSAGE = 64 * 1024;

    private final Enqueue enqueue;
    private final ExecutionReader reader;
    private final InstantSource clock;

    public ExecutionsResource(Enqueue enqueue, ExecutionReader reader, InstantSource clock) {
        this.enqueue = enqueue;
        this.reader = reader;
        this.clock = clock;
    }

    /** Enqueues one message; answers when it is durable. */
    @POST
    @Described(
            summary = "Enqueues one message",
            headers = {"X-Teppan-Actor", "traceparent"},
            body = "Enqueue",
            answers = "201 Execution")
    public Response enqueue(@Context UriInfo uri, @Context HttpHeaders headers, InputStream in) {
        new Query(uri).check();
        EnqueueResult result = enqueue.enqueue(read(headers::getHeaderString, in));
        EnqueueAnswer answer = EnqueueAnswer.of(result);
        return Response.status(EnqueueAnswer.STATUS)
                .header(HttpHeaders.CONTENT_TYPE, Json.TYPE)
                .header(HttpHeaders.CONTENT_LENGTH, answer.json().length)
                .header(HttpHeaders.LOCATION, answer.location())
                .entity(answer.json())
                .build();
    }

    /**
     * Begins to enqueue what a body says.
     *
     * @param header gives a header of the request, or null
     * @return the answer, complete once it holds; failed as the request is to be refused
     * @throws Refusal when it cannot be
     */
    CompletableFuture<EnqueueAnswer> begin(UnaryOperator<@Nullable String> header, InputStream in) {
        Enqueue.Submission submission = enqueue.submit(read(header, in));
        EnqueueAnswer answer = EnqueueAnswer.of(submission.result());
        return submission.durable().thenApply(durable -> answer);
    }

    private EnqueueRequest read(UnaryOperator<@Nullable String> header, InputStream in) {
        Body.requireJson(header.apply(HttpHeaders.CONTENT_TYPE));
        String body = Body.text(in, enqueue.limits().maxMessageBytes() + BESIDES_THE_MESSAGE);
        return EnqueueBody.read(
                body,
                Optional.ofNullable(header.apply("traceparent")),
                Actors.of(header.apply(Actors.HEADER)),
                clock.instant(),
                enqueue::problems);
    }

    /** A page of executions, newest first. */
    @GET
    @Described(
            summary = "Lists executions, newest first",
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
                "cursor",
                "limit"
            },
            answers = "200 ExecutionPage")
    public Response list(@Context UriInfo uri) {
        Query query = new Query(uri, FilterParameters.with("cursor", "limit"));
        ExecutionFilter filter = FilterParameters.read(query);
        Optional<Cursor> cursor = query.text("cursor").flatMap(Cursor::parse);
        if (query.text("cursor").isPresent() && cursor.isEmpty()) {
            query.problem("cursor", "must be a cursor that this API gave");
        }
        int limit = (int) query.number("limit", 1, 500, 50);
        query.check();
        return Json.ok(ExecutionPage.read(reader, filter, cursor, limit).json());
    }
}
