package dev.teppan.platform.console;

import dev.teppan.platform.plugins.PluginView;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/** The plugins of this host. */
@ConsolePage
@Path("/plugins")
@Produces(MediaType.TEXT_HTML)
public final class PluginsResource {

    private final Supplier<List<PluginView>> plugins;
    private final InstantSource clock;

    PluginsResource(Supplier<List<PluginView>> plugins, InstantSource clock) {
        this.plugins = plugins;
        this.clock = clock;
    }

    @GET
    public Response list() {
        return Response.ok(PluginsPage.of(plugins.get(), clock.instant())).build();
    }
}
