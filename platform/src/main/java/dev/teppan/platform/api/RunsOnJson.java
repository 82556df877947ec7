package dev.teppan.platform.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.teppan.platform.api.http.Json;
import dev.teppan.platform.catalog.RunsOn;

/** Where something may run, as JSON. */
final class RunsOnJson {

    private RunsOnJson() {}

    static ObjectNode of(RunsOn runsOn) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        Json.put(node, "executor", runsOn.executor());
        Json.put(node, "pool", runsOn.pool());
        if (!runsOn.labels().isEmpty()) {
            Json.put(node, "labels", runsOn.labels());
        }
        return node;
    }
}
