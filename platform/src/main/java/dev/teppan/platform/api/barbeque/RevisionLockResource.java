package dev.teppan.platform.api.barbeque;

import dev.teppan.platform.api.definition.DefinitionEditor;
import dev.teppan.platform.catalog.Application;
import dev.teppan.platform.catalog.DefinitionCodec;
import dev.teppan.platform.catalog.NameRule;
import dev.teppan.platform.catalog.RevisionLock;
import dev.teppan.platform.store.CatalogStore;
import dev.teppan.platform.store.CatalogStore.Kind;
import dev.teppan.platform.store.CatalogStore.Stored;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Optional;

/** {@code POST} and {@code DELETE /v1/apps/:name/revision_lock}: pins the image of an application, and lets it go. */
@Path("/v1/apps/{name}/revision_lock")
public final class RevisionLockResource {

    private static final int LARGEST = 64 * 1024;
    private static final int TRIES = 5;

    private final CatalogStore store;
    private final DefinitionEditor editor;

    public RevisionLockResource(CatalogStore store, DefinitionEditor editor) {
        this.store = store;
        this.editor = editor;
    }

    @POST
    public Response lock(@PathParam("name") String name, @Context ContainerRequestContext request, InputStream in) {
        requireName(name);
        Optional<String> revision = Parameters.read(request, in, LARGEST).string("revision");
        if (revision.isEmpty()) {
            return BarbequeJson.invalidParameter("revision", "String");
        }
        Optional<String> problem = NameRule.TAG.problem(revision.get());
        if (problem.isPresent()) {
            return BarbequeJson.coded(400, "invalid_parameter", "params[:revision] " + problem.get());
        }
        return pin(
                name,
                revision.get(),
                BarbequeJson.response(201, BarbequeJson.object().put("revision", revision.get())));
    }

    @DELETE
    public Response unlock(@PathParam("name") String name) {
        requireName(name);
        return pin(name, RevisionLock.LATEST, Response.noContent().build());
    }

    private Response pin(String name, String tag, Response done) {
        for (int i = 0; i < TRIES; i++) {
            Optional<Stored> stored = store.find(Kind.APPLICATION, name);
            if (stored.isEmpty()) {
                return BarbequeJson.notFound("App");
            }
            Optional<Application> pinned = RevisionLock.pin(
                    DefinitionCodec.storedApplication(name, stored.get().definition()), tag);
            if (pinned.isEmpty()) {
                return BarbequeJson.error(400, "the application '" + name + "' has no image of its own");
            }
            switch (editor.save(
                    Kind.APPLICATION,
                    name,
                    DefinitionCodec.write(pinned.get()),
                    Optional.of(stored.get().revision()),
                    JobExecutionsResource.ACTOR)) {
                case DefinitionEditor.Result.Conflict conflict -> {
                    // Somebody saved it in between: pin what they saved.
                }
                case DefinitionEditor.Result.Invalid invalid -> {
                    return BarbequeJson.error(400, invalid.problems().getFirst().toString());
                }
                case DefinitionEditor.Result.Saved saved -> {
                    return done;
                }
                case DefinitionEditor.Result.Deleted gone -> {
                    return BarbequeJson.notFound("App");
                }
                case DefinitionEditor.Result.Missing gone -> {
                    return BarbequeJson.notFound("App");
                }
                case DefinitionEditor.Result.InUse busy -> {
                    return BarbequeJson.error(409, busy.detail());
                }
            }
        }
        return BarbequeJson.error(409, "the application '" + name + "' is being changed by somebody else");
    }

    private static void requireName(String name) {
        if (!NameRule.APPLICATION.allows(name)) {
            throw new NotFoundException();
        }
    }
}
