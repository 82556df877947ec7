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

/** Queues over HTTP. */
@Path("/api/v1/queues")
public final class QueuesResource {

    private final DefinitionEndpoint endpoint;

    public QueuesResource(CatalogStore store, DefinitionEditor editor) {
        endpoint = new DefinitionEndpoint(store, editor);
    }

    @GET
    public Response list(@Context UriInfo uri) {
        return endpoint.list(Kind.QUEUE, "", uri);
    }

    @GET
    @Path("{name}")
    public Response get(@PathParam("name") String name, @Context UriInfo uri, @Context HttpHeaders headers) {
        return endpoint.get(Kind.QUEUE, name, uri, headers);
    }

    @PUT
    @Path("{name}")
    public Response put(
            @PathParam("name") String name, @Context UriInfo uri, @Context HttpHeaders headers, InputStream body) {
        return endpoint.put(Kind.QUEUE, name, uri, headers, body);
    }

    @DELETE
    @Path("{name}")
    public Response delete(@PathParam("name") String name, @Context UriInfo uri, @Context HttpHeaders headers) {
        return endpoint.delete(Kind.QUEUE, name, uri, headers);
    }

    @GET
    @Path("{name}/revisions")
    public Response revisions(@PathParam("name") String name, @Context UriInfo uri) {
        return endpoint.revisions(Kind.QUEUE, name, uri);
    }

    @GET
    @Path("{name}/revisions/{revision}")
    public Response revision(
            @PathParam("name") String name, @PathParam("revision") String revision, @Context UriInfo uri) {
        return endpoint.revision(Kind.QUEUE, name, revision, uri);
    }
}
