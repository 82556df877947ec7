package dev.teppan.platform.app;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.teppan.platform.app.config.TeppanSettings;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/**
 * Says that this host takes requests, and who it is. Cheap: for load balancers and for whoever started it. It answers
 * nothing before the host is ready.
 */
@Path("/api/v1/status")
@Produces(MediaType.APPLICATION_JSON)
public final class StatusResource {

    private final Facts facts;
    private final BooleanSupplier leader;

    /** What does not change while the host runs. */
    record Facts(String version, String mode, String environment) {

        static Facts of(TeppanSettings settings) {
            return new Facts(
                    Version.read(), settings.mode().name().toLowerCase(Locale.ROOT), settings.environmentName());
        }
    }

    StatusResource(Facts facts, BooleanSupplier leader) {
        this.facts = facts;
        this.leader = leader;
    }

    /** The status. */
    @GET
    public ObjectNode get() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("version", facts.version())
                .put("mode", facts.mode())
                .put("environment", facts.environment())
                .put("ready", true)
                .put("leader", leader.getAsBoolean());
    }
}
