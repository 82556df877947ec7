package dev.teppan.platform.api.definition;

import dev.teppan.platform.store.CatalogStore;
import dev.teppan.platform.store.CatalogStore.Kind;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;

/** Applications over HTTP. */
@Path("/api/v1/applications")
public final class ApplicationsResource {

    private final DefinitionEndpoint endpoint;

    public ApplicationsResource(CatalogStore store, DefinitionEditor editor) {
        endpoint = new DefinitionEndpoint(store, editor);
    }

    @GET
    public Response list(@Context UriInfo uri) {
        return endpoint.list(Kind.APPLICATION, "", uri);
    }

    @GET
    @Path("{name}")
    public Response get(@PathParam("name") String name, @Context UriInfo uri, @Context HttpHeaders headers) {
        return endpoint.get(Kind.APPLICATION, name, uri, headers);
    }

    @PUT
    @Path("{name}")
    public Response put(
            @PathParam("name") String name, @Context UriInfo uri, @Context HttpHeaders headers, InputStream body) {
        return endpoint.put(Kind.APPLICATION, name, uri, headers, body);
    }

    @DELETE
    @Path("{name}")
    public Response delete(@PathParam("name") String name, @Context UriInfo uri, @Context HttpHeaders headers) {
        return endpoint.delete(Kind.APPLICATION, name, uri, headers);
    }

    @GET
    @Path("{name}/revisions")
    public Response revisions(@PathParam("name") String name, @Context UriInfo uri) {
        return endpoint.revisions(Kind.APPLICATION, name, uri);
    }

    @GET
    @Path("{name}/revisions/{revision}")
    public Response revision(
            @PathParam("name") String name, @PathParam("revision") String revision, @Context UriInfo uri) {
        return endpoint.revision(Kind.APPLICATION, name, revision, uri);
    }
}
