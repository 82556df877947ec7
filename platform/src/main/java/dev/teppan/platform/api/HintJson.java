package dev.teppan.platform.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.teppan.platform.api.http.Json;
import dev.teppan.platform.scheduling.Delivery;
import dev.teppan.platform.scheduling.Hint;
import dev.teppan.platform.scheduling.HintInputs;
import dev.teppan.platform.scheduling.HintSettings;
import dev.teppan.platform.scheduling.PoolHint;
import dev.teppan.platform.scheduling.Sending;
import java.util.Locale;

/** Hints as JSON. */
final class HintJson {

    private HintJson() {}

    /** The present hint of a pool with its inputs and history. */
    static ObjectNode of(PoolHint pool) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("executor", pool.inputs().executor());
        node.put("pool", pool.inputs().pool());
        Json.put(node, "computedAt", pool.inputs().now());
        node.set("hint", of(pool.hint(), pool.rules().settings()));
        node.set("inputs", of(pool.inputs()));
        ArrayNode history = node.putArray("history");
        for (PoolHint.Hinted hinted : pool.history()) {
            ObjectNode entry = history.addObject();
            Json.put(entry, "at", hinted.at());
            entry.put("present", hinted.present());
            entry.put("needed", hinted.needed());
            entry.put("wanted", hinted.wanted());
            entry.put("reason", hinted.reason());
        }
        node.set("scaling", of(pool.delivery()));
        return node;
    }

    private static ObjectNode of(Delivery delivery) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("mode", delivery.mode().name().toLowerCase(Locale.ROOT));
        delivery.nextTry().ifPresent(at -> Json.put(node, "nextTry", at));
        ArrayNode sendings = node.putArray("sendings");
        for (Sending sending : delivery.latest()) {
            ObjectNode entry = sendings.addObject();
            Json.put(entry, "sentAt", sending.sentAt());
            Json.put(entry, "computedAt", sending.computedAt());
            entry.put("wanted", sending.wanted());
            sending.drainable().forEach(entry.putArray("drainable")::add);
            entry.put("outcome", sending.outcome().name().toLowerCase(Locale.ROOT));
            sending.answeredAt().ifPresent(at -> Json.put(entry, "answeredAt", at));
            entry.put("detail", sending.detail());
        }
        return node;
    }

    /** A hint, and the numbers that it was made with. */
    static ObjectNode of(Hint hint, HintSettings settings) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("min", settings.least());
        node.put("max", settings.most());
        node.put("headRoom", settings.headRoom());
        settings.mostPerHour().ifPresent(most -> node.put("mostPerHour", most));
        node.put("present", hint.present());
        node.put("needed", hint.needed());
        node.put("wanted", hint.wanted());
        node.put("lowerBound", hint.lowerBound());
        node.put("pricePerHour", hint.pricePerHour());
        ArrayNode more = node.putArray("more");
        for (Hint.More each : hint.more()) {
            ObjectNode entry = more.addObject();
            entry.set("size", Json.of(each.shape().size()));
            entry.put("pricePerHour", each.shape().pricePerHour());
            entry.put("nodes", each.nodes());
        }
        ArrayNode busy = node.putArray("busy");
        hint.busy().stream().sorted().forEach(busy::add);
        ArrayNode drainable = node.putArray("drainable");
        hint.drainable().forEach(drainable::add);
        ArrayNode packed = node.putArray("packed");
        for (Hint.Packed line : hint.packed()) {
            ObjectNode entry = packed.addObject();
            entry.set("resources", Json.of(line.demand().resources()));
            entry.set("runsOn", RunsOnJson.of(line.demand().runsOn()));
            entry.put("count", line.demand().count());
            Json.put(entry, "oldest", line.demand().oldest());
            entry.put("onPresent", line.onPresent());
            entry.put("onNew", line.onNew());
            entry.put("leftOver", line.leftOver());
        }
        node.put("reason", hint.reason());
        return node;
    }

    private static ObjectNode of(HintInputs inputs) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode shapes = node.putArray("shapes");
        inputs.shapes().forEach(shape -> {
            ObjectNode entry = shapes.addObject();
            entry.set("size", Json.of(shape.size()));
            entry.put("pricePerHour", shape.pricePerHour());
        });
        ArrayNode nodes = node.putArray("nodes");
        for (HintInputs.PresentNode present : inputs.nodes()) {
            ObjectNode entry = nodes.addObject();
            entry.put("id", present.id());
            entry.set("total", Json.of(present.total()));
            entry.set("free", Json.of(present.free()));
            entry.put("runsWork", present.runsWork());
        }
        return node;
    }
}
