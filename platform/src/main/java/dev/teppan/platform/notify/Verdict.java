package dev.teppan.platform.notify;

import dev.teppan.platform.store.OutboxStore.Row;
import dev.teppan.spi.notifier.DeliveryResult;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** Decides what follows an answer of a notifier. Pure but for the jitter. */
record Verdict(RelaySettings settings, RandomGenerator random) {

    Settlement of(Row row, DeliveryResult result, Instant now) {
        return switch (result) {
            case DeliveryResult.Delivered delivered -> new Settlement.Delivered(row);
            case DeliveryResult.Failed failed ->
                failed.retryable() ? again(row, failed, now) : new Settlement.GivenUp(row, failed.detail());
        };
    }

    private Settlement again(Row row, DeliveryResult.Failed failed, Instant now) {
        int tries = row.tries() + 1;
        Instant last = row.createdAt().plus(settings.keep());
        Duration asked = failed.retryAfter().orElse(Duration.ZERO);
        // Compared before it is added: an outside may ask for more time than an instant can hold.
        if (tries >= settings.retries().attempts() || asked.compareTo(settings.keep()) > 0) {
            return new Settlement.GivenUp(row, failed.detail());
        }
        Duration pause = settings.retries().pause(tries, random);
        Instant next = now.plus(pause.compareTo(asked) > 0 ? pause : asked);
        return next.isAfter(last)
                ? new Settlement.GivenUp(row, failed.detail())
                : new Settlement.Postponed(row, next, failed.detail());
    }
}
