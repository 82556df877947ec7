package dev.teppan.platform.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.teppan.platform.api.http.Json;
import dev.teppan.platform.catalog.RunsOn;
import dev.teppan.spi.Resources;
import java.util.TreeMap;

/** Room and wishes as JSON. */
final class CapacityJson {

    private CapacityJson() {}

    static ObjectNode of(Resources resources) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        resources.amounts().forEach(node::put);
        return node;
    }

    static ObjectNode of(RunsOn runsOn) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        Json.put(node, "executor", runsOn.executor());
        Json.put(node, "pool", runsOn.pool());
        if (!runsOn.labels().isEmpty()) {
            ObjectNode labels = node.putObject("labels");
            new TreeMap<>(runsOn.labels()).forEach(labels::put);
        }
        return node;
    }
}
