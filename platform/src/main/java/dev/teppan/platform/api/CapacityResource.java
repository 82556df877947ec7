package dev.teppan.platform.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.teppan.platform.api.execution.DispatchView;
import dev.teppan.platform.api.http.Json;
import dev.teppan.platform.api.http.Query;
import dev.teppan.platform.api.openapi.Described;
import dev.teppan.platform.scheduling.Survey;
import dev.teppan.spi.executor.ExecutorStatus;
import dev.teppan.spi.executor.Node;
import dev.teppan.spi.executor.Pool;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Locale;
import java.util.TreeMap;

/** The room there is, as dispatch last saw it; for whom nodes are kept, and what finds none. */
@Path("/api/v1/capacity")
public final class CapacityResource {

    private final DispatchView dispatch;

    public CapacityResource(DispatchView dispatch) {
        this.dispatch = dispatch;
    }

    @GET
    @Described(
            summary = "Executors, pools and nodes with their room, reserved nodes, and what cannot start",
            answers = "200 Capacity")
    public Response get(@Context UriInfo uri) throws InterruptedException {
        new Query(uri).check();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        DispatchView.Capacity capacity = dispatch.capacity();
        body.put("stale", capacity.stale());
        ArrayNode executors = body.putArray("executors");
        new TreeMap<>(capacity.executors()).forEach((name, status) -> executors.add(json(name, status)));
        dispatch.survey().ifPresent(survey -> put(body, survey));
        return Json.ok(body);
    }

    private static void put(ObjectNode body, Survey survey) {
        ArrayNode reserved = body.putArray("reserved");
        survey.reserved().forEach(each -> reserved.add(json(each)));
        body.put("blockedShapes", survey.blockedShapes());
        ArrayNode blocked = body.putArray("blocked");
        survey.blocked().forEach(each -> blocked.add(json(each)));
    }

    private static ObjectNode json(Survey.Reserved reserved) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("executor", reserved.place().executor());
        node.put("pool", reserved.place().pool());
        node.put("node", reserved.place().node());
        node.put("application", reserved.job().application());
        node.put("job", reserved.job().job());
        node.put("queue", reserved.queue());
        node.set("resources", Json.of(reserved.resources()));
        Json.put(node, "deadline", reserved.deadline());
        return node;
    }

    private static ObjectNode json(Survey.Blocked blocked) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("application", blocked.job().application());
        node.put("job", blocked.job().job());
        node.put("queue", blocked.queue());
        node.set("resources", Json.of(blocked.resources()));
        node.set("runsOn", RunsOnJson.of(blocked.runsOn()));
        node.put("count", blocked.count());
        Json.put(node, "oldest", blocked.oldest());
        node.put("code", blocked.reason().code().name().toLowerCase(Locale.ROOT));
        node.put("sentence", blocked.reason().sentence());
        return node;
    }

    private static ObjectNode json(String name, ExecutorStatus status) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("name", name);
        node.put("healthy", status.health().healthy());
        node.put("detail", status.health().detail());
        Json.put(node, "takenAt", status.capacity().takenAt());
        ArrayNode pools = node.putArray("pools");
        status.capacity().pools().forEach(pool -> pools.add(json(pool)));
        return node;
    }

    private static ObjectNode json(Pool pool) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("name", pool.name());
        Json.put(node, "labels", pool.labels());
        ArrayNode shapes = node.putArray("shapes");
        pool.shapes().forEach(shape -> shapes.add(Json.of(shape)));
        pool.elastic().ifPresent(room -> node.set("elastic", Json.of(room)));
        ArrayNode nodes = node.putArray("nodes");
        pool.nodes().forEach(found -> nodes.add(json(found)));
        return node;
    }

    private static ObjectNode json(Node found) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", found.id());
        node.put("state", found.state().name().toLowerCase(Locale.ROOT));
        Json.put(node, "labels", found.labels());
        node.set("total", Json.of(found.total()));
        node.set("free", Json.of(found.free()));
        return node;
    }
}
