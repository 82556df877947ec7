package dev.teppan.platform.api.definition;

import dev.teppan.platform.api.openapi.Described;
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
    @Described(summary = "Lists applications", answers = "200 DefinitionList")
    public Response list(@Context UriInfo uri) {
        return endpoint.list(Kind.APPLICATION, "", uri);
    }

    @GET
    @Path("{name}")
    @Described(
            summary = "One application",
            headers = "If-None-Match",
            answers = {"200 Definition", "304"})
    public Response get(@PathParam("name") String name, @Context UriInfo uri, @Context HttpHeaders headers) {
        return endpoint.get(Kind.APPLICATION, name, uri, headers);
    }

    @PUT
    @Path("{name}")
    @Described(
            summary = "Creates or replaces the application",
            headers = {"X-Teppan-Actor", "If-Match", "If-None-Match"},
            body = "Definition",
            answers = {"200 Definition", "201 Definition"},
            problems = 412)
    public Response put(
            @PathParam("name") String name, @Context UriInfo uri, @Context HttpHeaders headers, InputStream body) {
        return endpoint.put(Kind.APPLICATION, name, uri, headers, body);
    }

    @DELETE
    @Path("{name}")
    @Described(
            summary = "Deletes the application",
            headers = {"X-Teppan-Actor", "If-Match", "If-None-Match"},
            answers = "204",
            problems = {409, 412})
    public Response delete(@PathParam("name") String name, @Context UriInfo uri, @Context HttpHeaders headers) {
        return endpoint.delete(Kind.APPLICATION, name, uri, headers);
    }

    @GET
    @Path("{name}/revisions")
    @Described(summary = "What the application was, the newest first", query = "limit", answers = "200 DefinitionList")
    public Response revisions(@PathParam("name") String name, @Context UriInfo uri) {
        return endpoint.revisions(Kind.APPLICATION, name, uri);
    }

    @GET
    @Path("{name}/revisions/{revision}")
    @Described(summary = "One revision of the application", answers = "200 Definition")
    public Response revision(
            @PathParam("name") String name, @PathParam("revision") String revision, @Context UriInfo uri) {
        return endpoint.revision(Kind.APPLICATION, name, revision, uri);
    }
}
