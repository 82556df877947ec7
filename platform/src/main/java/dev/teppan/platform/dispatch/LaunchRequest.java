package dev.teppan.platform.dispatch;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.teppan.platform.execution.Placement;

/** What is stored of a launch before the executor is called: all of the request but secret values and the message. */
final class LaunchRequest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private LaunchRequest() {}

    static String json(StartOrder order) {
        Placement placement = order.watched().placement();
        ObjectNode request = JSON.createObjectNode()
                .put("executor", placement.executor())
                .put("pool", placement.pool())
                .put("node", placement.node())
                .put("image", order.resolved().image().toString())
                .put("variables", order.resolved().job().variables().name())
                .put("retries", order.retries())
                .put("sent_at", order.sentAt().toEpochMilli());
        order.resolved().command().forEach(request.putArray("command")::add);
        ObjectNode resources = request.putObject("resources");
        order.resolved().resources().amounts().forEach(resources::put);
        ObjectNode environment = request.putObject("environment");
        order.resolved().environment().forEach(environment::put);
        order.resolved().secrets().keySet().forEach(request.putArray("secrets")::add);
        request.putObject("settings").setAll(order.resolved().job().executorSettings());
        return request.toString();
    }
}
