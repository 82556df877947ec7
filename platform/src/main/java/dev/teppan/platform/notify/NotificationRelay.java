package dev.teppan.platform.notify;

import com.codahale.metrics.MetricRegistry;
import dev.teppan.platform.store.OutboxStore;
import dev.teppan.platform.store.OutboxStore.Row;
import dev.teppan.platform.store.StoreException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells every configured notifier each notification of the outbox, at least once, while this host leads. One thread
 * addresses the rows; each notifier has a line of its own. Without any notifier the outbox is emptied. {@link #start} and
 * {@link #close} once each; {@link #wake} from any thread.
 */
public final class NotificationRelay implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NotificationRelay.class);
    private static final int ROWS_AT_ONCE = 200;
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(5);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);
    private static final Instant ANY_TIME = Instant.ofEpochMilli(Long.MAX_VALUE);

    private final RelayParts parts;
    private final RelaySettings settings;
    private final List<NotifierLine> lines = new ArrayList<>();
    private final Semaphore wakes = new Semaphore(0);
    private final Thread thread =
            Thread.ofPlatform().name("notifications").daemon().unstarted(this::loop);
    private boolean looked;
    private volatile boolean closing;

    /**
     * Does nothing yet.
     *
     * @param publicUrl the console's address, for links
     */
    public NotificationRelay(RelayParts parts, Optional<URI> publicUrl, RelaySettings settings) {
        this.parts = parts;
        this.settings = settings;
        Composer composer = new Composer(parts.executions(), publicUrl);
        Verdict verdict =
                new Verdict(settings, () -> ThreadLocalRandom.current().nextLong());
        parts.notifiers()
                .forEach((name, notifier) -> lines.add(new NotifierLine(
                        name,
                        parts,
                        new Deliveries(notifier, composer, verdict, parts.clock(), this::mayDeliver),
                        settings)));
    }

    /** Starts to deliver whenever this host leads. */
    public void start() {
        parts.leadership().onChange(leads -> wake());
        thread.start();
    }

    /** Says that there is something in the outbox. Never blocks. */
    public void wake() {
        wakes.release();
    }

    /**
     * One pass: addresses some rows to the notifiers, and has each begin with what is due for it.
     *
     * @return whether there are probably more rows to address
     * @throws StoreException when the database does not answer; nothing is forgotten
     */
    boolean runOnce() {
        if (!mayDeliver()) {
            looked = false;
            return false;
        }
        if (!looked) {
            forgetRemoved();
            // A clock that was set back since would draw the pauses out.
            parts.outbox()
                    .hasten(parts.clock().instant().plus(settings.retries().max()));
            looked = true;
        }
        List<Row> fresh =
                parts.outbox().due(OutboxStore.UNADDRESSED, parts.clock().instant(), ROWS_AT_ONCE);
        if (!fresh.isEmpty()) {
            parts.outbox().address(fresh, parts.notifiers().keySet());
        }
        lines.forEach(NotifierLine::begin);
        return fresh.size() == ROWS_AT_ONCE;
    }

    /** Whether a delivery is under way. */
    boolean isBusy() {
        return lines.stream().anyMatch(NotifierLine::isBusy);
    }

    /** Lets the calls that are under way end, for some seconds; what is left waits for the next start. Repeatable. */
    @Override
    public void close() {
        closing = true;
        wake();
        Instant end = parts.clock().instant().plus(STOP_WITHIN);
        try {
            if (thread.getState() != Thread.State.NEW && !thread.join(STOP_WITHIN)) {
                LOG.atWarn().log("The notification loop does not end; it is left behind");
                thread.interrupt();
            }
            for (NotifierLine line : lines) {
                Duration left = Duration.between(parts.clock().instant(), end);
                line.awaitEnd(left.isPositive() ? left : Duration.ofMillis(1));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean mayDeliver() {
        return !closing && parts.leadership().isLeader();
    }

    /** What waits for a notifier that the configuration does not name any more would wait for ever. */
    private void forgetRemoved() {
        for (String name : parts.outbox().notifiers()) {
            if (!parts.notifiers().containsKey(name)) {
                LOG.atWarn()
                        .addKeyValue("notifier", name)
                        .addKeyValue("notifications", forget(name))
                        .log("Notifications for a notifier that is not configured any more are given up");
            }
        }
    }

    private int forget(String name) {
        int forgotten = 0;
        List<Row> some = parts.outbox().due(name, ANY_TIME, ROWS_AT_ONCE);
        while (!some.isEmpty() && mayDeliver()) {
            parts.outbox().settle(some, List.of());
            forgotten += some.size();
            some = parts.outbox().due(name, ANY_TIME, ROWS_AT_ONCE);
        }
        parts.metrics().counter(MetricRegistry.name("notify", name, "given_up")).inc(forgotten);
        return forgotten;
    }

    private void loop() {
        try {
            while (!closing) {
                Duration pause = pass();
                if (wakes.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    wakes.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            LOG.atDebug().log("The notification loop stopped");
        }
    }

    /** The loop must outlive whatever happens in a pass: the rows are still there for the next one. */
    private Duration pass() {
        try {
            return runOnce() ? Duration.ZERO : settings.poll();
        } catch (StoreException e) {
            LOG.atWarn()
                    .addKeyValue("reason", e.getMessage())
                    .log("The database does not answer; notifications wait for it");
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("A pass over the outbox failed; please report this bug");
        }
        return PAUSE_AFTER_FAILURE;
    }
}
