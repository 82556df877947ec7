package dev.teppan.platform.api.execution;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.teppan.platform.api.http.Json;
import dev.teppan.platform.execution.Attempt;
import dev.teppan.platform.execution.Blame;
import dev.teppan.platform.execution.Execution;
import dev.teppan.platform.execution.Outcome;
import dev.teppan.platform.execution.RetryRequest;
import dev.teppan.platform.store.StoredExecution;
import java.util.Locale;

/** Writes executions and attempts. */
final class ExecutionJson {

    private ExecutionJson() {}

    static ObjectNode of(StoredExecution stored) {
        ObjectNode node = of(stored.execution());
        if (!stored.labels().isEmpty()) {
            Json.put(node, "labels", stored.labels());
        }
        Json.put(node, "traceparent", stored.traceparent());
        node.put("enqueuedBy", stored.enqueuedBy().name());
        return node;
    }

    static ObjectNode of(Execution execution) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", execution.id().value());
        node.put("application", execution.origin().application());
        node.put("job", execution.origin().job());
        node.put("revision", execution.origin().revision());
        node.put("queue", execution.origin().queue());
        Json.put(node, "concurrencyKey", execution.origin().concurrencyKey());
        node.put("state", execution.state().word());
        node.put("generation", execution.generation());
        node.put("retryCount", execution.tally().retries());
        Json.put(node, "sentAt", execution.origin().sentAt());
        Json.put(node, "notBefore", execution.notBefore());
        execution.attempt().ifPresent(attempt -> node.set("attempt", of(attempt)));
        if (!execution.retries().isEmpty()) {
            ArrayNode retries = node.putArray("retries");
            execution.retries().forEach(retry -> retries.add(of(retry)));
        }
        Json.put(node, "cancelRequestedBy", execution.cancelRequestedBy());
        execution.ending().ifPresent(outcome -> node.set("outcome", of(outcome)));
        return node;
    }

    static ObjectNode of(Attempt attempt) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", attempt.id().value());
        node.put("number", attempt.number());
        node.put("generation", attempt.generation());
        node.put("state", attempt.state().word());
        node.put("launch", attempt.launch());
        ObjectNode placement = node.putObject("placement");
        placement.put("executor", attempt.placement().executor());
        placement.put("pool", attempt.placement().pool());
        placement.put("node", attempt.placement().node());
        node.put("image", attempt.ranWith().image());
        attempt.ranWith().command().forEach(node.putArray("command")::add);
        node.set("resources", Json.of(attempt.ranWith().resources()));
        Json.put(node, "createdAt", attempt.createdAt());
        attempt.startedAt().ifPresent(started -> Json.put(node, "startedAt", started));
        attempt.outcome().ifPresent(outcome -> node.set("outcome", of(outcome)));
        return node;
    }

    private static ObjectNode of(Outcome outcome) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("state", outcome.state().word());
        node.put("reason", outcome.reason().word());
        Json.put(node, "blame", outcome.blame().map(Blame::word));
        outcome.exitCode().ifPresent(code -> node.put("exitCode", code));
        if (!outcome.detail().isEmpty()) {
            node.put("detail", outcome.detail());
        }
        Json.put(node, "endedAt", outcome.endedAt());
        return node;
    }

    private static ObjectNode of(RetryRequest retry) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", retry.id().value());
        node.put("kind", retry.kind().name().toLowerCase(Locale.ROOT));
        node.put("requestedBy", retry.actor().name());
        Json.put(node, "notBefore", retry.notBefore());
        return node;
    }
}
