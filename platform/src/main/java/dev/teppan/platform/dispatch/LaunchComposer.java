package dev.teppan.platform.dispatch;

import dev.teppan.platform.execution.Placement;
import dev.teppan.spi.executor.ExecutorLimits;
import dev.teppan.spi.executor.Launch;
import java.util.LinkedHashMap;
import java.util.Map;

/** Puts launches together; secrets are looked up now and stay in memory. */
record LaunchComposer(DispatchParts parts) {

    static final String LABEL_EXECUTION = "teppan.execution";
    static final String LABEL_ATTEMPT = "teppan.attempt";
    static final String LABEL_APPLICATION = "teppan.application";
    static final String LABEL_JOB = "teppan.job";

    /** Reads the message and the secrets. Blocks. */
    Launch compose(StartOrder order, ExecutorLimits limits) throws CannotLaunch {
        Watched watched = order.watched();
        String message = parts.ledger()
                .message(watched.execution())
                .orElseThrow(() -> new CannotLaunch("The message is not in the database any more."));
        Environment environment = new Environment(
                own(order),
                about(order),
                message,
                extra(order),
                parts.lookups().references().url(watched.token()));
        Placement placement = watched.placement();
        return Launch.builder()
                .token(watched.token())
                .pool(placement.pool())
                .node(placement.node())
                .image(order.resolved().image().toString())
                .command(order.resolved().command())
                .environment(environment.fit(
                        order.resolved().job().variables(), order.resolved().command(), limits))
                .resources(order.resolved().resources())
                .settings(settings(order))
                .labels(Map.of(
                        LABEL_EXECUTION, watched.execution().value(),
                        LABEL_ATTEMPT, watched.owner().attempt().value(),
                        LABEL_APPLICATION, watched.owner().application(),
                        LABEL_JOB, watched.owner().job()))
                .build();
    }

    private Record settings(StartOrder order) throws CannotLaunch {
        try {
            return parts.lookups()
                    .jobSettings()
                    .bind(
                            order.watched().placement().executor(),
                            order.resolved().job());
        } catch (IllegalArgumentException e) {
            throw new CannotLaunch("The job's settings for the executor are wrong: " + e.getMessage());
        }
    }

    private Map<String, String> own(StartOrder order) throws CannotLaunch {
        Map<String, String> own = new LinkedHashMap<>(order.resolved().environment());
        for (var secret : order.resolved().secrets().entrySet()) {
            try {
                own.put(
                        secret.getKey(),
                        parts.lookups().secrets().find(secret.getValue()).reveal());
            } catch (IllegalArgumentException e) {
                throw new CannotLaunch("The secret " + secret.getKey() + " cannot be had: " + e.getMessage() + ".");
            }
        }
        return own;
    }

    private static Map<String, String> about(StartOrder order) {
        Map<String, String> about = new LinkedHashMap<>();
        about.put("JOB", order.watched().owner().job());
        about.put("MESSAGE_ID", order.watched().execution().value());
        about.put("QUEUE_NAME", order.queue());
        about.put("RETRY_COUNT", Integer.toString(order.retries()));
        about.put("SENT_TIMESTAMP", Long.toString(order.sentAt().toEpochMilli()));
        return about;
    }

    private static Map<String, String> extra(StartOrder order) {
        Map<String, String> extra = new LinkedHashMap<>();
        extra.put("TEPPAN_APPLICATION", order.watched().owner().application());
        extra.put("TEPPAN_ATTEMPT_ID", order.watched().owner().attempt().value());
        order.traceparent().ifPresent(trace -> extra.put("TRACEPARENT", trace));
        return extra;
    }
}
