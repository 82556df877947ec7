package dev.teppan.platform.console;

import dev.teppan.platform.catalog.Job;
import dev.teppan.platform.catalog.JobKey;
import dev.teppan.platform.catalog.Versioned;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.store.ExecutionReader;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** Runs a job with a message that the viewer writes. */
@ConsolePage
@Path("/jobs/{application}/{job}/run")
@Produces(MediaType.TEXT_HTML)
public final class RunResource {

    private static final String EMPTY_MESSAGE = "{}";

    private final ExecutionReader executions;
    private final Definitions definitions;
    private final RunNow runNow;
    private final Redirects redirects;

    RunResource(ExecutionReader executions, Definitions definitions, RunNow runNow, Redirects redirects) {
        this.executions = executions;
        this.definitions = definitions;
        this.runNow = runNow;
        this.redirects = redirects;
    }

    /**
     * The form to run a job with.
     *
     * @param from an execution whose message the form begins with
     */
    @GET
    public Response form(
            @PathParam("application") String application,
            @PathParam("job") String name,
            @QueryParam("from") @DefaultValue("") String from) {
        JobKey key = new JobKey(application, name);
        Optional<Versioned<Job>> job = definitions.job(key);
        if (job.isEmpty()) {
            return JobResource.missing(key);
        }
        String message = ExecutionId.isValid(from)
                ? executions.message(new ExecutionId(from)).orElse(EMPTY_MESSAGE)
                : EMPTY_MESSAGE;
        return Response.ok(RunPage.of(job.get().definition(), definitions.queues(), message))
                .build();
    }

    @POST
    public Response run(
            @PathParam("application") String application,
            @PathParam("job") String name,
            @FormParam("message") @DefaultValue("") String message,
            @FormParam("queue") @DefaultValue("") String queue) {
        JobKey key = new JobKey(application, name);
        Optional<Versioned<Job>> job = definitions.job(key);
        if (job.isEmpty()) {
            return JobResource.missing(key);
        }
        return switch (runNow.run(key, message, queue, ExecutionActions.ACTOR)) {
            case RunNow.Result.Accepted accepted -> redirects.to(Paths.execution(accepted.id()), Flash.RUN);
            case RunNow.Result.Refused refused ->
                Response.ok(RunPage.of(
                                job.get().definition(),
                                definitions.queues(),
                                message,
                                queue,
                                refused.field(),
                                refused.sentence()))
                        .build();
        };
    }
}
