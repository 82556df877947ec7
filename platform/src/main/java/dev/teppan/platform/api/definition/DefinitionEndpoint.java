package dev.teppan.platform.api.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.teppan.platform.api.http.Actors;
import dev.teppan.platform.api.http.Body;
import dev.teppan.platform.api.http.EntityTag;
import dev.teppan.platform.api.http.Json;
import dev.teppan.platform.api.http.Query;
import dev.teppan.platform.api.http.Refusal;
import dev.teppan.platform.api.http.Refusal.Kind;
import dev.teppan.platform.store.CatalogStore;
import dev.teppan.platform.store.CatalogStore.Stored;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the resources of all kinds of definitions do alike. */
final class DefinitionEndpoint {

    /** The largest definition, in bytes. */
    static final int LARGEST = 1024 * 1024;

    private static final int MOST_REVISIONS = 100;
    private static final int MOST_TRIES = 5;

    private final CatalogStore store;
    private final DefinitionEditor editor;

    DefinitionEndpoint(CatalogStore store, DefinitionEditor editor) {
        this.store = store;
        this.editor = editor;
    }

    Response list(CatalogStore.Kind kind, String prefix, UriInfo uri) {
        new Query(uri).check();
        return Json.ok(items(store.list(kind).stream()
                .filter(stored -> stored.name().startsWith(prefix))
                .toList()));
    }

    Response get(CatalogStore.Kind kind, String name, UriInfo uri, HttpHeaders headers) {
        new Query(uri).check();
        Stored stored = store.find(kind, name).orElseThrow(() -> missing(kind, name));
        if (EntityTag.isKnown(headers.getHeaderString(HttpHeaders.IF_NONE_MATCH), stored.revision())) {
            return Response.notModified()
                    .header(HttpHeaders.ETAG, EntityTag.of(stored.revision()))
                    .build();
        }
        return definition(200, stored);
    }

    Response put(CatalogStore.Kind kind, String name, UriInfo uri, HttpHeaders headers, InputStream in) {
        new Query(uri).check();
        Body.requireJson(headers.getHeaderString(HttpHeaders.CONTENT_TYPE));
        Optional<Integer> expected = expected(headers);
        JsonNode body = Body.json(Body.text(in, LARGEST));
        return switch (editor.save(kind, name, body, expected, Actors.of(headers.getHeaderString(Actors.HEADER)))) {
            case DefinitionEditor.Result.Saved saved -> definition(saved.created() ? 201 : 200, saved.stored());
            case DefinitionEditor.Result other -> throw refusal(other, kind, name);
        };
    }

    /** Saves what is there with one member changed; a change by somebody else in between is taken in. */
    Response set(CatalogStore.Kind kind, String name, String member, boolean value, UriInfo uri, HttpHeaders headers) {
        new Query(uri).check();
        for (int attempt = 1; ; attempt++) {
            Stored present = store.find(kind, name).orElseThrow(() -> missing(kind, name));
            ObjectNode body = ((ObjectNode) Body.json(present.definition())).put(member, value);
            DefinitionEditor.Result result = editor.save(
                    kind,
                    name,
                    body,
                    Optional.of(present.revision()),
                    Actors.of(headers.getHeaderString(Actors.HEADER)));
            if (result instanceof DefinitionEditor.Result.Saved saved) {
                return definition(200, saved.stored());
            }
            if (!(result instanceof DefinitionEditor.Result.Conflict) || attempt == MOST_TRIES) {
                throw refusal(result, kind, name);
            }
        }
    }

    Response delete(CatalogStore.Kind kind, String name, UriInfo uri, HttpHeaders headers) {
        new Query(uri).check();
        return switch (editor.delete(
                kind, name, expected(headers), Actors.of(headers.getHeaderString(Actors.HEADER)))) {
            case DefinitionEditor.Result.Deleted deleted -> Response.noContent().build();
            case DefinitionEditor.Result other -> throw refusal(other, kind, name);
        };
    }

    Response revisions(CatalogStore.Kind kind, String name, UriInfo uri) {
        Query query = new Query(uri, "limit");
        int limit = (int) query.number("limit", 1, MOST_REVISIONS, 20);
        query.check();
        List<Stored> revisions = store.revisions(kind, name, limit);
        if (revisions.isEmpty()) {
            throw missing(kind, name);
        }
        return Json.ok(items(revisions));
    }

    Response revision(CatalogStore.Kind kind, String name, String revision, UriInfo uri) {
        new Query(uri).check();
        return Optional.of(revision)
                .filter(text -> text.matches("[1-9]\\d{0,8}"))
                .flatMap(text -> store.findRevision(kind, name, Integer.parseInt(text)))
                .map(stored -> definition(200, stored))
                .orElseThrow(() -> Refusal.notFound("such revision"));
    }

    private static Optional<Integer> expected(HttpHeaders headers) {
        return EntityTag.expected(
                headers.getHeaderString(HttpHeaders.IF_MATCH), headers.getHeaderString(HttpHeaders.IF_NONE_MATCH));
    }

    private static Response definition(int status, Stored stored) {
        return Json.response(status, Body.json(stored.definition()))
                .header(HttpHeaders.ETAG, EntityTag.of(stored.revision()))
                .header("Teppan-Changed-At", stored.changedAt().toString())
                .header("Teppan-Changed-By", stored.changedBy().name())
                .build();
    }

    private static ObjectNode items(List<Stored> all) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode items = body.putArray("items");
        for (Stored stored : all) {
            ObjectNode item = items.addObject();
            item.set("definition", Body.json(stored.definition()));
            item.put("revision", stored.revision());
            Json.put(item, "changedAt", stored.changedAt());
            item.put("changedBy", stored.changedBy().name());
        }
        return body;
    }

    private static Refusal missing(CatalogStore.Kind kind, String name) {
        return Refusal.notFound(what(kind, name));
    }

    private static String what(CatalogStore.Kind kind, String name) {
        return DefinitionKind.word(kind).toLowerCase(Locale.ROOT) + " \"" + name + "\"";
    }

    private static Refusal refusal(DefinitionEditor.Result result, CatalogStore.Kind kind, String name) {
        return switch (result) {
            case DefinitionEditor.Result.Invalid invalid -> Refusal.invalid(invalid.problems());
            case DefinitionEditor.Result.Conflict conflict ->
                new Refusal(
                        Kind.PRECONDITION,
                        conflict.present()
                                .map(present -> "the " + what(kind, name) + " is at revision " + present.revision()
                                        + " now, saved by " + present.changedBy())
                                .orElse("the " + what(kind, name) + " does not exist any more"));
            case DefinitionEditor.Result.InUse inUse -> new Refusal(Kind.CONFLICT, inUse.detail());
            case DefinitionEditor.Result.Missing missing -> missing(kind, name);
            case DefinitionEditor.Result.Saved saved -> throw new IllegalStateException("saved is no refusal");
            case DefinitionEditor.Result.Deleted deleted -> throw new IllegalStateException("deleted is no refusal");
        };
    }
}
