package dev.teppan.platform.api.deadletter;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.teppan.platform.api.http.Json;
import dev.teppan.platform.api.http.Query;
import dev.teppan.platform.api.http.Refusal;
import dev.teppan.platform.api.openapi.Described;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.store.CatalogStore;
import dev.teppan.platform.store.CatalogStore.Kind;
import dev.teppan.platform.store.DeadLetter;
import dev.teppan.platform.store.DeadLetterStore;
import dev.teppan.platform.store.StoredDeadLetter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;

/** Lists the dead letters of a queue. */
@Path("/api/v1/queues/{name}/dead-letters")
public final class DeadLettersResource {

    private final CatalogStore catalog;
    private final DeadLetterStore letters;

    public DeadLettersResource(CatalogStore catalog, DeadLetterStore letters) {
        this.catalog = catalog;
        this.letters = letters;
    }

    /** A page of dead letters, newest first; those of a queue that was deleted too. */
    @GET
    @Described(
            summary = "What its source held and could not be taken in, newest first",
            query = {"cursor", "limit"},
            answers = "200 DeadLetters")
    public Response list(@PathParam("name") String name, @Context UriInfo uri) {
        Query query = new Query(uri, "cursor", "limit");
        Optional<String> cursor = query.text("cursor");
        if (!cursor.map(ExecutionId::isValid).orElse(true)) {
            query.problem("cursor", "must be a cursor that this API gave");
        }
        int limit = (int) query.number("limit", 1, 50, 20);
        query.check();
        // One more than asked for tells whether there is a further page.
        List<StoredDeadLetter> found = letters.list(name, cursor, limit + 1);
        if (found.isEmpty() && catalog.find(Kind.QUEUE, name).isEmpty()) {
            throw Refusal.notFound("such queue");
        }
        return Json.ok(page(found, limit));
    }

    private static ObjectNode page(List<StoredDeadLetter> found, int limit) {
        List<StoredDeadLetter> items = found.size() > limit ? found.subList(0, limit) : found;
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode list = body.putArray("items");
        items.forEach(item -> list.add(json(item)));
        if (found.size() > limit) {
            body.put("older", items.getLast().id());
        }
        return body;
    }

    private static ObjectNode json(StoredDeadLetter stored) {
        DeadLetter letter = stored.letter();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", stored.id());
        node.put("queue", letter.queue());
        node.put("source", letter.source());
        node.put("messageId", letter.messageId());
        node.put("reason", letter.reason().word());
        node.put("detail", letter.detail());
        node.put("body", letter.body());
        Json.put(node, "receivedAt", letter.receivedAt());
        return node;
    }
}
