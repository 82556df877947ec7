package dev.teppan.platform.notify;

import dev.teppan.platform.store.OutboxStore.Row;
import dev.teppan.platform.store.StoreException;
import dev.teppan.spi.PermanentException;
import dev.teppan.spi.RetryableException;
import dev.teppan.spi.notifier.DeliveryResult;
import dev.teppan.spi.notifier.DeliveryResult.Failed;
import dev.teppan.spi.notifier.Notifier;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls one notifier. Safe for use by several threads. */
final class Deliveries {

    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

    private final Notifier notifier;
    private final Composer composer;
    private final Verdict verdict;
    private final InstantSource clock;
    private final BooleanSupplier allowed;
    private volatile Instant restsUntil = Instant.MIN;

    /** @param allowed whether this host may deliver, asked before each call */
    Deliveries(Notifier notifier, Composer composer, Verdict verdict, InstantSource clock, BooleanSupplier allowed) {
        this.notifier = notifier;
        this.composer = composer;
        this.verdict = verdict;
        this.clock = clock;
        this.allowed = allowed;
    }

    /** Whether a call makes sense now: this host may, and the outside has not asked to be left alone. */
    boolean mayCall() {
        return allowed.getAsBoolean() && !clock.instant().isBefore(restsUntil);
    }

    /** Delivers one notification if a call makes sense now. Blocks. */
    Settlement deliver(Row row) throws InterruptedException {
        if (!mayCall()) {
            return new Settlement.Untouched(row);
        }
        DeliveryResult result;
        try {
            result = call(row);
        } catch (StoreException e) {
            LOG.atDebug().setCause(e).log("A notification cannot be composed without the database");
            return new Settlement.Untouched(row);
        }
        Instant now = clock.instant();
        if (result instanceof Failed failed && failed.retryable()) {
            failed.retryAfter().ifPresent(asked -> rest(now, asked));
        }
        return verdict.of(row, result, now);
    }

    /** What is asked for one notification holds for all, or the others would only meet the same limit. */
    private void rest(Instant now, Duration asked) {
        Duration longest = verdict.settings().retries().max();
        restsUntil = now.plus(asked.compareTo(longest) < 0 ? asked : longest);
    }

    private DeliveryResult call(Row row) throws InterruptedException {
        try {
            return notifier.deliver(composer.compose(row));
        } catch (StoreException e) {
            throw e;
        } catch (PermanentException e) {
            return new Failed(detail(e), false, Optional.empty());
        } catch (RetryableException e) {
            return new Failed(detail(e), true, e.retryAfter());
        } catch (RuntimeException e) {
            // A bug, here or in the notifier; it must not end the thread that delivers the others.
            LOG.atError()
                    .addKeyValue("notifier", row.notifier())
                    .addKeyValue("notification", row.id())
                    .setCause(e)
                    .log("A delivery failed unexpectedly");
            return new Failed(detail(e), true, Optional.empty());
        }
    }

    private static String detail(RuntimeException failure) {
        String message = failure.getMessage();
        return message == null ? failure.toString() : message;
    }
}
