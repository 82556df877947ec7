package dev.teppan.platform.console;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** The console's files. */
@ConsolePage
@Path("/assets")
public final class AssetResource {

    private final Assets assets;

    AssetResource(Assets assets) {
        this.assets = assets;
    }

    @GET
    @Path("/{hash}/{name: .+}")
    public Response asset(@PathParam("hash") String hash, @PathParam("name") String name) {
        return assets.find(hash, name)
                .map(asset -> Response.ok(asset.bytes(), asset.type())
                        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
                        .build())
                .orElseGet(() -> Response.status(404)
                        .entity("no such file")
                        .type("text/plain;charset=utf-8")
                        .build());
    }
}
