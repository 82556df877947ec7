package dev.teppan.platform.intake;

import dev.teppan.platform.catalog.Queue;
import dev.teppan.platform.store.DeadLetter.Reason;
import dev.teppan.platform.store.StoreException;
import dev.teppan.platform.store.ToAdmit;
import dev.teppan.platform.store.ToAdmit.Outcome;
import dev.teppan.spi.PluginException;
import dev.teppan.spi.queue.Delivery;
import dev.teppan.spi.queue.QueueSource;
import dev.teppan.spi.queue.Receipt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one queue source gives to one queue. A batch is written, then acknowledged: whatever ends this in between has the
 * messages delivered again, and then they are duplicates. Used by one thread.
 */
final class Feed {

    private static final Logger LOG = LoggerFactory.getLogger(Feed.class);

    private final String sourceName;
    private final QueueSource source;
    private final AdmissionTarget target;
    private final AdmissionSettings settings;

    Feed(String sourceName, QueueSource source, AdmissionTarget target, AdmissionSettings settings) {
        this.sourceName = sourceName;
        this.source = source;
        this.target = target;
        this.settings = settings;
    }

    /** Waits for messages. May be interrupted; nothing is lost then. */
    List<Delivery> receive() throws InterruptedException {
        return source.receive(settings.batch(), settings.pull());
    }

    /**
     * Takes a batch in and acknowledges it; gives it back for {@code pause} where the database does not take it.
     *
     * @return whether the database took all of it
     */
    boolean admit(Queue queue, List<Delivery> batch, Duration pause) throws InterruptedException {
        BatchReader reader = new BatchReader(
                target.catalog(),
                settings.limits(),
                queue,
                sourceName,
                target.clock().instant());
        List<Delivery> left = new ArrayList<>(batch);
        try {
            List<ToAdmit> items = batch.stream()
                    .map(delivery -> checked(reader.read(delivery), delivery, reader))
                    .toList();
            write(items, left, batch, reader);
        } catch (StoreException e) {
            LOG.atWarn()
                    .addKeyValue("queue", queue.name())
                    .addKeyValue("source", sourceName)
                    .addKeyValue("messages", left.size())
                    .setCause(e)
                    .log("Messages of a queue source could not be taken in; they are given back and come again");
            release(left, pause);
            return false;
        }
        return true;
    }

    private ToAdmit checked(ToAdmit item, Delivery delivery, BatchReader reader) {
        if (item instanceof ToAdmit.Arrival arrival) {
            try {
                target.check().accept(arrival.execution());
            } catch (IllegalArgumentException e) {
                return reader.dead(delivery, Reason.INVALID, String.valueOf(e.getMessage()));
            }
        }
        return item;
    }

    /** Writes all at once; where something among them is refused, one by one, so that it harms none of the others. */
    private void write(List<ToAdmit> items, List<Delivery> left, List<Delivery> batch, BatchReader reader)
            throws InterruptedException {
        try {
            List<Outcome> outcomes = commit(items);
            acknowledge(batch);
            left.clear();
            report(outcomes);
        } catch (StoreException.Refused e) {
            for (int i = 0; i < items.size(); i++) {
                Delivery delivery = batch.get(i);
                Outcome outcome = writeAlone(items.get(i), delivery, reader);
                acknowledge(List.of(delivery));
                left.remove(delivery);
                report(List.of(outcome));
            }
        }
    }

    private Outcome writeAlone(ToAdmit item, Delivery delivery, BatchReader reader) {
        try {
            return commit(List.of(item)).getFirst();
        } catch (StoreException.Refused e) {
            return commit(List.of(reader.dead(delivery, Reason.REFUSED, String.valueOf(e.getMessage()))))
                    .getFirst();
        }
    }

    private List<Outcome> commit(List<ToAdmit> items) {
        return Commit.await(target.admit().apply(items), settings.limits().timeout());
    }

    /** Where this fails the messages come again, as duplicates. */
    private void acknowledge(List<Delivery> deliveries) throws InterruptedException {
        try {
            source.acknowledge(receipts(deliveries));
        } catch (PluginException e) {
            LOG.atWarn()
                    .addKeyValue("source", sourceName)
                    .addKeyValue("messages", deliveries.size())
                    .setCause(e)
                    .log("Messages were taken in but not acknowledged; they will come again and change nothing");
        }
    }

    private void release(List<Delivery> deliveries, Duration delay) throws InterruptedException {
        try {
            source.release(receipts(deliveries), delay);
        } catch (PluginException e) {
            LOG.atWarn()
                    .addKeyValue("source", sourceName)
                    .setCause(e)
                    .log("Messages could not be given back; they come again when their hold runs out");
        }
    }

    private void report(List<Outcome> outcomes) {
        long dead = outcomes.stream().filter(outcome -> outcome == Outcome.DEAD).count();
        if (dead > 0) {
            LOG.atWarn()
                    .addKeyValue("source", sourceName)
                    .addKeyValue("messages", dead)
                    .log("Messages of a queue source could not be understood; they are dead letters");
        }
        if (outcomes.contains(Outcome.ADMITTED)) {
            target.wake().run();
        }
    }

    private static List<Receipt> receipts(List<Delivery> deliveries) {
        return deliveries.stream().map(Delivery::receipt).toList();
    }
}
