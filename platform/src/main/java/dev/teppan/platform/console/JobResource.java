package dev.teppan.platform.console;

import dev.teppan.platform.catalog.Job;
import dev.teppan.platform.catalog.JobKey;
import dev.teppan.platform.catalog.Versioned;
import dev.teppan.platform.execution.Execution;
import dev.teppan.platform.store.ExecutionFilter;
import dev.teppan.platform.store.ExecutionReader;
import dev.teppan.platform.store.StoredExecution;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One job. */
@ConsolePage
@Path("/jobs/{application}/{job}")
@Produces(MediaType.TEXT_HTML)
public final class JobResource {

    private static final int LATEST = 100;
    private static final int REVISIONS = 10;

    private final ExecutionReader executions;
    private final Definitions definitions;
    private final InstantSource clock;

    JobResource(ExecutionReader executions, Definitions definitions, InstantSource clock) {
        this.executions = executions;
        this.definitions = definitions;
        this.clock = clock;
    }

    @GET
    public Response page(@PathParam("application") String application, @PathParam("job") String name) {
        JobKey key = new JobKey(application, name);
        Optional<Versioned<Job>> job = definitions.job(key);
        if (job.isEmpty()) {
            return missing(key);
        }
        ExecutionFilter filter =
                ExecutionFilter.of(Optional.of(application), Optional.of(name), Optional.empty(), Set.of());
        List<Execution> latest = executions.list(filter, Optional.empty(), LATEST).stream()
                .map(StoredExecution::execution)
                .toList();
        return Response.ok(JobPage.of(
                        job.get(),
                        definitions.application(application),
                        latest,
                        definitions.revisions(key, REVISIONS),
                        clock.instant()))
                .build();
    }

    static Response missing(JobKey key) {
        return Response.status(404)
                .entity(ProblemPage.noSuchJob(key.toString()))
                .type("text/html;charset=utf-8")
                .build();
    }
}
