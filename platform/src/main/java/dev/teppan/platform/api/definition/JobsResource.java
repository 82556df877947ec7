package dev.teppan.platform.api.definition;

import dev.teppan.platform.api.http.Refusal;
import dev.teppan.platform.catalog.JobKey;
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

/** The jobs of an application over HTTP. */
@Path("/api/v1/applications/{application}/jobs")
public final class JobsResource {

    private final CatalogStore store;
    private final DefinitionEndpoint endpoint;

    public JobsResource(CatalogStore store, DefinitionEditor editor) {
        this.store = store;
        this.endpoint = new DefinitionEndpoint(store, editor);
    }

    @GET
    public Response list(@PathParam("application") String application, @Context UriInfo uri) {
        if (store.find(Kind.APPLICATION, application).isEmpty()) {
            throw Refusal.notFound("application \"" + application + "\"");
        }
        return endpoint.list(Kind.JOB, application + "/", uri);
    }

    @GET
    @Path("{job}")
    public Response get(
            @PathParam("application") String application,
            @PathParam("job") String job,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        return endpoint.get(Kind.JOB, name(application, job), uri, headers);
    }

    @PUT
    @Path("{job}")
    public Response put(
            @PathParam("application") String application,
            @PathParam("job") String job,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            InputStream body) {
        return endpoint.put(Kind.JOB, name(application, job), uri, headers, body);
    }

    @DELETE
    @Path("{job}")
    public Response delete(
            @PathParam("application") String application,
            @PathParam("job") String job,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        return endpoint.delete(Kind.JOB, name(application, job), uri, headers);
    }

    @GET
    @Path("{job}/revisions")
    public Response revisions(
            @PathParam("application") String application, @PathParam("job") String job, @Context UriInfo uri) {
        return endpoint.revisions(Kind.JOB, name(application, job), uri);
    }

    @GET
    @Path("{job}/revisions/{revision}")
    public Response revision(
            @PathParam("application") String application,
            @PathParam("job") String job,
            @PathParam("revision") String revision,
            @Context UriInfo uri) {
        return endpoint.revision(Kind.JOB, name(application, job), revision, uri);
    }

    private static String name(String application, String job) {
        return new JobKey(application, job).toString();
    }
}
