package dev.teppan.platform.console;

import dev.teppan.platform.catalog.Job;
import dev.teppan.platform.execution.Attempt;
import dev.teppan.platform.execution.Execution;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.execution.ExecutionState;
import dev.teppan.platform.scheduling.WaitReason;
import dev.teppan.platform.store.StoredExecution;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** One execution. */
@ConsolePage
@Path("/executions/{id}")
public final class ExecutionResource {

    private final Reading reading;
    private final Definitions definitions;
    private final OutputCards outputs;
    private final InstantSource clock;

    ExecutionResource(Reading reading, Definitions definitions, InstantSource clock) {
        this.reading = reading;
        this.definitions = definitions;
        this.outputs = new OutputCards(reading.output());
        this.clock = clock;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public Response page(
            @PathParam("id") String id,
            @QueryParam("attempt") @DefaultValue("") String attempt,
            @QueryParam("stream") @DefaultValue("") String stream,
            @QueryParam("all") @DefaultValue("") String all)
            throws InterruptedException {
        Optional<StoredExecution> found = find(id);
        if (found.isEmpty()) {
            return missing(id);
        }
        Execution execution = found.get().execution();
        List<Attempt> attempts = reading.executions().attempts(execution.id());
        Optional<Job> job =
                definitions.revision(Subjects.job(execution), execution.origin().revision());
        Optional<WaitReason> why =
                execution.state() == ExecutionState.PENDING ? reading.why().apply(execution.id()) : Optional.empty();
        return Response.ok(ExecutionPage.of(
                        new ExecutionPage.Read(
                                found.get(),
                                attempts,
                                reading.executions().message(execution.id()).orElse(""),
                                job,
                                why,
                                outputs.card(execution, attempts, OutputQuestion.of(attempt, stream, all))),
                        clock.instant()))
                .build();
    }

    /** The message as it was sent. */
    @GET
    @Path("/message")
    public Response message(@PathParam("id") String id) {
        Optional<String> message = find(id).flatMap(stored ->
                reading.executions().message(stored.execution().id()));
        return message.map(text -> Response.ok(text, "text/plain;charset=utf-8").build())
                .orElseGet(() -> missing(id));
    }

    /** Asks before a cancel, where no script does. */
    @GET
    @Path("/cancel")
    @Produces(MediaType.TEXT_HTML)
    public Response cancel(@PathParam("id") String id) {
        return find(id).map(
                        stored -> Response.ok(CancelPage.of(stored.execution())).build())
                .orElseGet(() -> missing(id));
    }

    private Optional<StoredExecution> find(String id) {
        return ExecutionId.isValid(id) ? reading.executions().find(new ExecutionId(id)) : Optional.empty();
    }

    static Response missing(String id) {
        return Response.status(404)
                .entity(ProblemPage.noSuchExecution(id))
                .type("text/html;charset=utf-8")
                .build();
    }
}
