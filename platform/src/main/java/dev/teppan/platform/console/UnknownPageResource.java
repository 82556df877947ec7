package dev.teppan.platform.console;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** Answers what no other resource does, but leaves the addresses of programs alone. */
@ConsolePage
@Path("/{any: (?!(?:api|v1|v2|assets|live|session)(?:/|$)).+}")
public final class UnknownPageResource {

    @GET
    public Response unknown() {
        return Response.status(404)
                .entity(ProblemPage.notFound("There is no such page", "The address leads nowhere here."))
                .type("text/html;charset=utf-8")
                .build();
    }
}
