package dev.teppan.platform.console;

import dev.teppan.platform.catalog.Application;
import dev.teppan.platform.store.ExecutionFilter;
import dev.teppan.platform.store.ExecutionReader;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The list of jobs. */
@ConsolePage
@Path("/jobs")
@Produces(MediaType.TEXT_HTML)
public final class JobsResource {

    private static final int RECENT = 500;

    private final ExecutionReader executions;
    private final Definitions definitions;
    private final InstantSource clock;

    JobsResource(ExecutionReader executions, Definitions definitions, InstantSource clock) {
        this.executions = executions;
        this.definitions = definitions;
        this.clock = clock;
    }

    @GET
    public Response list(@QueryParam("q") @DefaultValue("") String search) {
        Map<String, Optional<Application>> seen = new HashMap<>();
        return Response.ok(JobsPage.of(
                        definitions.jobs(),
                        name -> seen.computeIfAbsent(name, definitions::application),
                        executions.list(ExecutionFilter.ALL, Optional.empty(), RECENT),
                        search.strip(),
                        clock.instant()))
                .build();
    }
}
