package dev.teppan.platform.notify;

import com.codahale.metrics.MetricRegistry;
import dev.teppan.platform.store.OutboxStore;
import dev.teppan.platform.store.OutboxStore.Row;
import dev.teppan.platform.store.StoreException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What waits for one notifier. Delivers on threads of its own, so that a slow one keeps no other waiting. */
final class NotifierLine {

    private static final Logger LOG = LoggerFactory.getLogger(NotifierLine.class);

    private static final Duration BREAK_OFF_WITHIN = Duration.ofSeconds(3);

    private final String name;
    private final OutboxStore outbox;
    private final Deliveries deliveries;
    private final RelaySettings settings;
    private final InstantSource clock;
    private final MetricRegistry metrics;
    private final AtomicReference<Thread> worker = new AtomicReference<>(new Thread());

    NotifierLine(String name, RelayParts parts, Deliveries deliveries, RelaySettings settings) {
        this.name = name;
        this.outbox = parts.outbox();
        this.deliveries = deliveries;
        this.settings = settings;
        this.clock = parts.clock();
        this.metrics = parts.metrics();
    }

    /** Begins to deliver what is due, unless that is under way. Returns at once. Called by one thread. */
    void begin() {
        if (!isBusy() && deliveries.mayCall()) {
            worker.set(Thread.ofVirtual().name("notifier " + name).start(this::work));
        }
    }

    boolean isBusy() {
        return worker.get().isAlive();
    }

    /** Gives what is under way so much time to end by itself, then breaks it off. */
    void awaitEnd(Duration patience) throws InterruptedException {
        Thread last = worker.get();
        if (last.isAlive() && !last.join(patience)) {
            LOG.atWarn()
                    .addKeyValue("notifier", name)
                    .log("A notifier does not answer; it is told again after the start");
            last.interrupt();
            last.join(BREAK_OFF_WITHIN);
        }
    }

    private void work() {
        try {
            boolean more = true;
            while (more && deliveries.mayCall()) {
                List<Row> due = outbox.due(name, clock.instant(), settings.batch());
                new Batch(due, deliveries).run(settings.concurrent(), this::keep);
                more = due.size() == settings.batch();
            }
        } catch (StoreException e) {
            LOG.atWarn()
                    .addKeyValue("notifier", name)
                    .addKeyValue("reason", e.getMessage())
                    .log("The database does not answer; some notifications may be delivered twice");
        } catch (RuntimeException e) {
            LOG.atError()
                    .addKeyValue("notifier", name)
                    .setCause(e)
                    .log("A batch of notifications failed; please report this bug");
        } catch (InterruptedException e) {
            LOG.atDebug().addKeyValue("notifier", name).log("Delivery was broken off");
        }
    }

    private void keep(List<Settlement> settlements) {
        List<Row> done = new ArrayList<>();
        List<Row> postponed = new ArrayList<>();
        for (Settlement settlement : settlements) {
            switch (settlement) {
                case Settlement.Delivered delivered -> {
                    done.add(delivered.row());
                    count("delivered");
                }
                case Settlement.Postponed later -> {
                    postponed.add(later.row().again(later.until()));
                    tell(later);
                }
                case Settlement.GivenUp lost -> {
                    done.add(lost.row());
                    tell(lost);
                }
                case Settlement.Untouched untouched -> {}
            }
        }
        if (!done.isEmpty() || !postponed.isEmpty()) {
            outbox.settle(done, postponed);
        }
    }

    private void tell(Settlement.Postponed later) {
        count("postponed");
        LOG.atInfo()
                .addKeyValue("notifier", name)
                .addKeyValue("notification", later.row().id())
                .addKeyValue("tries", later.row().tries() + 1)
                .addKeyValue("nextTryAt", later.until())
                .addKeyValue("reason", later.detail())
                .log("A notification was not delivered yet");
    }

    private void tell(Settlement.GivenUp lost) {
        count("given_up");
        LOG.atWarn()
                .addKeyValue("notifier", name)
                .addKeyValue("notification", lost.row().id())
                .addKeyValue("tries", lost.row().tries() + 1)
                .addKeyValue("reason", lost.detail())
                .log("A notification could not be delivered and is given up");
    }

    private void count(String what) {
        metrics.counter(MetricRegistry.name("notify", name, what)).inc();
    }
}
