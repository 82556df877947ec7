package dev.teppan.platform.app.cluster;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.teppan.platform.api.http.Json;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** For load balancers: 200 while this host takes requests, 503 from when it begins to stop. Asks nobody. */
@Path("/ready")
public final class ReadyResource {

    private final Readiness readiness;

    ReadyResource(Readiness readiness) {
        this.readiness = readiness;
    }

    @GET
    public Response get() {
        boolean ready = readiness.isReady();
        return Json.response(
                        ready ? 200 : 503, JsonNodeFactory.instance.objectNode().put("ready", ready))
                .header("Cache-Control", "no-store")
                .build();
    }
}
