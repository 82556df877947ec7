package dev.teppan.platform.api.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.teppan.platform.api.http.Actors;
import dev.teppan.platform.api.http.Body;
import dev.teppan.platform.api.http.Json;
import dev.teppan.platform.api.http.Query;
import dev.teppan.platform.api.http.Refusal;
import dev.teppan.platform.api.http.Refusal.Kind;
import dev.teppan.platform.api.openapi.Described;
import dev.teppan.platform.catalog.Problem;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Saves many definitions with one request, or says what saving them would change. */
@Path("/api/v1/definitions")
public final class DefinitionsResource {

    private static final int LARGEST_BATCH = 16 * 1024 * 1024;
    private static final int MOST = 5_000;

    private final BatchEditor editor;

    public DefinitionsResource(BatchEditor editor) {
        this.editor = editor;
    }

    /** Takes {@code {"definitions": [...]}}. */
    @POST
    @Described(
            summary = "Saves many definitions, or says what that would change",
            query = "dryRun",
            headers = "X-Teppan-Actor",
            body = "Definitions",
            answers = "200 Changes",
            problems = 409)
    public Response apply(@Context UriInfo uri, @Context HttpHeaders headers, InputStream in) {
        Query query = new Query(uri, "dryRun");
        boolean dryRun = query.flag("dryRun");
        query.check();
        Body.requireJson(headers.getHeaderString(HttpHeaders.CONTENT_TYPE));
        JsonNode body = Body.json(Body.text(in, LARGEST_BATCH));
        JsonNode documents = body.path("definitions");
        if (body.size() != 1 || !documents.isArray() || documents.size() > MOST) {
            throw Refusal.invalid(List.of(new Problem(
                    "/definitions", "must be a list of up to %,d definitions, and alone in the body".formatted(MOST))));
        }
        List<JsonNode> list = new ArrayList<>();
        documents.forEach(list::add);
        return switch (editor.apply(list, dryRun, Actors.of(headers.getHeaderString(Actors.HEADER)))) {
            case BatchEditor.Result.Done done -> Json.ok(body(done.changes()));
            case BatchEditor.Result.Invalid invalid ->
                throw Refusal.invalid(invalid.problems().stream()
                        .map(problem -> problem.below("/definitions"))
                        .toList());
            case BatchEditor.Result.Conflict conflict ->
                throw new Refusal(
                        Kind.CONFLICT,
                        conflict.name() + " was changed by somebody else just now; "
                                + conflict.saved().size() + " definitions before it are saved");
        };
    }

    private static ObjectNode body(List<BatchEditor.Change> changes) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode items = body.putArray("changes");
        for (BatchEditor.Change change : changes) {
            ObjectNode item = items.addObject();
            item.put("index", change.index());
            item.put("kind", change.kind());
            item.put("name", change.name());
            item.put("action", change.action().name().toLowerCase(Locale.ROOT));
            change.before().ifPresent(before -> item.set("before", Body.json(before)));
            item.set("after", change.after());
            change.revision().ifPresent(revision -> item.put("revision", revision));
        }
        return body;
    }
}
