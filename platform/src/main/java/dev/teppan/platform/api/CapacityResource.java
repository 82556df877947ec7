package dev.teppan.platform.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.teppan.platform.api.execution.DispatchView;
import dev.teppan.platform.api.http.Json;
import dev.teppan.platform.api.http.Query;
import dev.teppan.platform.api.openapi.Described;
import dev.teppan.spi.Resources;
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

/** The room there is, as dispatch last saw it. */
@Path("/api/v1/capacity")
public final class CapacityResource {

    private final DispatchView dispatch;

    public CapacityResource(DispatchView dispatch) {
        this.dispatch = dispatch;
    }

    @GET
    @Described(summary = "Executors, pools and nodes with their room", answers = "200 Capacity")
    public Response get(@Context UriInfo uri) throws InterruptedException {
        new Query(uri).check();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        DispatchView.Capacity capacity = dispatch.capacity();
        body.put("stale", capacity.stale());
        ArrayNode executors = body.putArray("executors");
        new TreeMap<>(capacity.executors()).forEach((name, status) -> executors.add(json(name, status)));
        return Json.ok(body);
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
        ObjectNode labels = node.putObject("labels");
        new TreeMap<>(pool.labels()).forEach(labels::put);
        ArrayNode shapes = node.putArray("shapes");
        pool.shapes().forEach(shape -> shapes.add(json(shape)));
        pool.elastic().ifPresent(room -> node.set("elastic", json(room)));
        ArrayNode nodes = node.putArray("nodes");
        pool.nodes().forEach(found -> nodes.add(json(found)));
        return node;
    }

    private static ObjectNode json(Node found) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", found.id());
        node.put("state", found.state().name().toLowerCase(Locale.ROOT));
        ObjectNode labels = node.putObject("labels");
        new TreeMap<>(found.labels()).forEach(labels::put);
        node.set("total", json(found.total()));
        node.set("free", json(found.free()));
        return node;
    }

    private static ObjectNode json(Resources resources) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        resources.amounts().forEach(node::put);
        return node;
    }
}
