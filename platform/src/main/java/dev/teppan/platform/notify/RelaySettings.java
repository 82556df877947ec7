package dev.teppan.platform.notify;

import dev.teppan.platform.execution.RetryPolicy;
import java.time.Duration;
import java.util.List;

/**
 * How notifications are delivered.
 *
 * @param poll how long the relay waits before it looks into the outbox again
 * @param batch how many notifications of one notifier are held in memory at the most
 * @param concurrent how many calls to one notifier are under way at the most
 * @param retries how often one notification is tried, and the pauses between
 * @param keep how long after the event it may be tried
 */
public record RelaySettings(Duration poll, int batch, int concurrent, RetryPolicy retries, Duration keep) {

    /** What holds in production: up to 100 tries within 24 hours, from 5 seconds to 15 minutes apart. */
    public static RelaySettings usual() {
        return new RelaySettings(
                Duration.ofMillis(500),
                50,
                4,
                new RetryPolicy(100, Duration.ofSeconds(5), 2, Duration.ofMinutes(15), true, List.of()),
                Duration.ofHours(24));
    }
}
