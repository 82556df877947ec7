package dev.teppan.platform.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.teppan.platform.api.http.Json;
import dev.teppan.platform.api.http.Query;
import dev.teppan.platform.api.openapi.Described;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/**
 * Says that this host takes requests, and who it is. Cheap: for load balancers and for whoever started it. It answers
 * nothing before the host is ready.
 */
@Path("/api/v1/status")
public final class StatusResource {

    private final HostStatus status;

    public StatusResource(HostStatus status) {
        this.status = status;
    }

    /** The status. */
    @GET
    @Described(summary = "That this host takes requests, and who it is", answers = "200 Status")
    public Response get(@Context UriInfo uri) {
        new Query(uri).check();
        return Json.ok(JsonNodeFactory.instance
                .objectNode()
                .put("version", status.version())
                .put("mode", status.mode())
                .put("environment", status.environment())
                .put("ready", true)
                .put("leader", status.leader().getAsBoolean()));
    }
}
