package dev.teppan.platform.console;

import dev.teppan.platform.catalog.Versioned;
import dev.teppan.platform.store.ExecutionReader;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.InstantSource;

/** The list of executions. */
@ConsolePage
@Path("/executions")
@Produces(MediaType.TEXT_HTML)
public final class ExecutionsResource {

    private final ExecutionReader executions;
    private final Definitions definitions;
    private final ConsoleSettings settings;
    private final InstantSource clock;

    ExecutionsResource(
            ExecutionReader executions, Definitions definitions, ConsoleSettings settings, InstantSource clock) {
        this.executions = executions;
        this.definitions = definitions;
        this.settings = settings;
        this.clock = clock;
    }

    @GET
    public Response list(@Context UriInfo uri) {
        ExecutionsQuestion question = ExecutionsQuestion.of(uri.getQueryParameters());
        return Response.ok(ExecutionsPage.of(
                        new ExecutionsPage.Read(
                                question,
                                ExecutionList.read(executions, question),
                                executions.unfinished(),
                                definitions.applications(),
                                definitions.queues(),
                                definitions.jobs().stream()
                                        .map(Versioned::definition)
                                        .toList(),
                                settings.apiUrl(uri.getBaseUri().toString().replaceFirst("/+$", ""))),
                        clock.instant()))
                .build();
    }
}
