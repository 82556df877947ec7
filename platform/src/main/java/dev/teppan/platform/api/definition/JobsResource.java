package dev.teppan.platform.api.definition;

import dev.teppan.platform.api.http.Refusal;
import dev.teppan.platform.api.openapi.Described;
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
    @Described(summary = "Lists jobs", answers = "200 DefinitionList")
    public Response list(@PathParam("application") String application, @Context UriInfo uri) {
        if (store.find(Kind.APPLICATION, application).isEmpty()) {
            throw Refusal.notFound("application \"" + application + "\"");
        }
        return endpoint.list(Kind.JOB, application + "/", uri);
    }

    @GET
    @Path("{job}")
    @Described(
            summary = "One job",
            headers = "If-None-Match",
            answers = {"200 Definition", "304"})
    public Response get(
            @PathParam("application") String application,
            @PathParam("job") String job,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        return endpoint.get(Kind.JOB, name(application, job), uri, headers);
    }

    @PUT
    @Path("{job}")
    @Described(
            summary = "Creates or replaces the job",
            headers = {"X-Teppan-Actor", "If-Match", "If-None-Match"},
            body = "Definition",
            answers = {"200 Definition", "201 Definition"},
            problems = 412)
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
    @Described(
            summary = "Deletes the job",
            headers = {"X-Teppan-Actor", "If-Match", "If-None-Match"},
            answers = "204",
            problems = {409, 412})
    public Response delete(
            @PathParam("application") String application,
            @PathParam("job") String job,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        return endpoint.delete(Kind.JOB, name(application, job), uri, headers);
    }

    @GET
    @Path("{job}/revisions")
    @Described(summary = "What the job was, the newest first", query = "limit", answers = "200 DefinitionList")
    public Response revisions(
            @PathParam("application") String application, @PathParam("job") String job, @Context UriInfo uri) {
        return endpoint.revisions(Kind.JOB, name(application, job), uri);
    }

    @GET
    @Path("{job}/revisions/{revision}")
    @Described(summary = "One revision of the job", answers = "200 Definition")
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
