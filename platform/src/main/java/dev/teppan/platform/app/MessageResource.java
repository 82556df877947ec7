package dev.teppan.platform.app;

import dev.teppan.platform.dispatch.MessageReferences;
import dev.teppan.platform.store.ExecutionReader;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Serves messages too large for an environment to the containers that were given their reference. */
@Path(MessageReferences.PATH)
public final class MessageResource {

    private final MessageReferences references;
    private final ExecutionReader executions;

    MessageResource(MessageReferences references, ExecutionReader executions) {
        this.references = references;
        this.executions = executions;
    }

    /** The message of a launch that lives, exactly as it was sent. */
    @GET
    @Path("{reference}")
    @Produces(MediaType.APPLICATION_JSON)
    public String get(@PathParam("reference") String reference) {
        return references.find(reference).flatMap(executions::message).orElseThrow(NotFoundException::new);
    }
}
