package dev.teppan.platform.api.barbeque;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.teppan.platform.execution.Attempt;
import dev.teppan.platform.execution.Blame;
import dev.teppan.platform.execution.Execution;
import dev.teppan.platform.execution.ExecutionId;
import java.util.Optional;
import java.util.function.Supplier;

/** An execution in Barbeque's words. */
final class BarbequeView {

    private BarbequeView() {}

    /**
     * Writes an execution.
     *
     * @param execution absent when it is not known here
     * @param message asked for only where it is selected
     * @param consoleUrl under which address its page is
     */
    static ObjectNode write(
            ExecutionId id,
            Optional<Execution> execution,
            FieldSelection fields,
            Supplier<Optional<String>> message,
            String consoleUrl) {
        ObjectNode node = BarbequeJson.object();
        boolean taken = execution.filter(BarbequeView::isTakenUp).isPresent();
        if (fields.selects("message_id", true)) {
            node.put("message_id", id.value());
        }
        if (fields.selects("status", true)) {
            node.put("status", execution.map(BarbequeView::status).orElse("pending"));
        }
        if (fields.selects("id", true)) {
            if (taken) {
                node.put("id", number(id));
            } else {
                node.putNull("id");
            }
        }
        if (fields.selects("html_url", false)) {
            node.put("html_url", taken ? consoleUrl : null);
        }
        if (fields.selects("message", false)) {
            node.put("message", taken ? message.get().orElse(null) : null);
        }
        return node;
    }

    /** The word for how far it is. */
    static String status(Execution execution) {
        return switch (execution.state()) {
            case SCHEDULED, PENDING ->
                execution.attempt().flatMap(Attempt::outcome).isPresent() ? "retried" : "pending";
            case STARTING, RUNNING -> "running";
            case SUCCEEDED -> "success";
            case FAILED ->
                execution.ending().flatMap(ending -> ending.blame()).orElse(Blame.PLATFORM) == Blame.JOB
                        ? "failed"
                        : "error";
            case CANCELED -> "failed";
        };
    }

    /**
     * A number for an execution, as Barbeque's clients know it from its database: the same each time, growing with time, and
     * different for all that one host makes. It is the time in the id, and the last 22 of its random bits.
     */
    static long number(ExecutionId id) {
        String hex = id.value().replace("-", "");
        long time = Long.parseLong(hex.substring(0, 12), 16);
        long random = Long.parseLong(hex.substring(24), 16);
        return ((time << 22) | (random & 0x3f_ffff)) & Long.MAX_VALUE;
    }

    /** Barbeque knows a message from the moment that a worker takes it. */
    private static boolean isTakenUp(Execution execution) {
        return execution.attempt().isPresent() || execution.state().isEnd();
    }
}
