package dev.teppan.platform.console;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** The root leads to what is looked at most. */
@ConsolePage
@Path("/")
public final class HomeResource {

    private final Redirects redirects;

    HomeResource(Redirects redirects) {
        this.redirects = redirects;
    }

    @GET
    public Response home() {
        return redirects.to("/executions");
    }
}
