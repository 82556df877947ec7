package dev.teppan.platform.notify;

import com.codahale.metrics.MetricRegistry;
import dev.teppan.platform.store.ExecutionReader;
import dev.teppan.platform.store.OutboxStore;
import dev.teppan.spi.Leadership;
import dev.teppan.spi.notifier.Notifier;
import java.time.InstantSource;
import java.util.Map;

/**
 * What the relay works with; all of it is safe for use by several threads.
 *
 * @param notifiers by their names in the configuration, guarded: a call ends within a deadline
 * @param leadership only the host that leads delivers
 */
public record RelayParts(
        OutboxStore outbox,
        ExecutionReader executions,
        Map<String, Notifier> notifiers,
        Leadership leadership,
        InstantSource clock,
        MetricRegistry metrics) {

    public RelayParts {
        notifiers = Map.copyOf(notifiers);
    }
}
