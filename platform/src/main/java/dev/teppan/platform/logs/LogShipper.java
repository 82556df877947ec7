package dev.teppan.platform.logs;

import dev.teppan.platform.execution.AttemptId;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.execution.RetryPolicy;
import dev.teppan.platform.store.OutputRow;
import dev.teppan.platform.store.OutputStore;
import dev.teppan.platform.store.StoreException;
import dev.teppan.spi.PluginException;
import dev.teppan.spi.log.LogStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the output of ended attempts from the spool into the log store. What fails is tried again for ever, with pauses
 * that grow to {@code pauses.max()}; meanwhile the output stays in the spool, where it can be read, also over a restart.
 * A few virtual threads do the work; nobody waits for it.
 */
public final class LogShipper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LogShipper.class);
    private static final int WORKERS = 2;
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);
    private static final int ROWS_LOOKED_AT = 1000;

    private final SpoolDirectory spools;
    private final OutputStore rows;
    private final Shipment shipment;
    private final RetryPolicy pauses;
    private final ShipQueue queue = new ShipQueue();
    private final List<Thread> workers = new ArrayList<>();

    /**
     * @param messages the message of an execution, as it was sent
     * @param pauses between the tries of one attempt's output
     */
    public LogShipper(
            SpoolDirectory spools,
            OutputStore rows,
            LogStore store,
            Function<ExecutionId, Optional<String>> messages,
            RetryPolicy pauses) {
        this.spools = spools;
        this.rows = rows;
        this.shipment = new Shipment(store, messages);
        this.pauses = pauses;
    }

    /** One second to five minutes between tries. */
    public static RetryPolicy usualPauses() {
        return new RetryPolicy(Integer.MAX_VALUE, Duration.ofSeconds(1), 2, Duration.ofMinutes(5), true, List.of());
    }

    /** Takes up what was sealed before a restart and starts to work. Blocks while it looks through the spool. */
    public void start() {
        Set<AttemptId> here = new HashSet<>();
        for (OutputOwner owner : spools.owners()) {
            here.add(owner.attempt());
            if (spools.find(owner.attempt()).filter(Spool::isSealed).isPresent()) {
                ship(owner.attempt());
            }
        }
        for (OutputRow row : rows.unstored(ROWS_LOOKED_AT)) {
            if (!here.contains(row.attempt())) {
                LOG.atWarn()
                        .addKeyValue("executionId", row.execution())
                        .addKeyValue("attempt", row.attempt())
                        .log("Output waits to be kept, but is not in the spool of this host");
            }
        }
        for (int worker = 0; worker < WORKERS; worker++) {
            workers.add(Thread.ofVirtual().name("log-shipper-" + worker).start(this::work));
        }
    }

    /** Has the sealed output of an attempt brought into the log store. Returns at once. */
    public void ship(AttemptId attempt) {
        queue.add(new ShipQueue.Item(attempt, 0), Duration.ZERO);
    }

    /** Stops working, within some seconds; what is not kept yet waits in the spool for the next start. */
    @Override
    public void close() {
        queue.close();
        workers.forEach(Thread::interrupt);
        long deadline = System.nanoTime() + STOP_WITHIN.toNanos();
        for (Thread worker : workers) {
            try {
                if (!worker.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())))) {
                    LOG.atWarn().log("A transfer to the log store does not end; it is left behind");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void work() {
        try {
            for (Optional<ShipQueue.Item> item = queue.take(); item.isPresent(); item = queue.take()) {
                attempt(item.get());
            }
        } catch (InterruptedException e) {
            LOG.atDebug().log("Log shipping stopped");
        }
    }

    private void attempt(ShipQueue.Item item) throws InterruptedException {
        try {
            Optional<Spool> spool = spools.find(item.attempt());
            if (spool.isPresent()) {
                move(spool.get());
            }
        } catch (PluginException | StoreException | IOException | UncheckedIOException e) {
            again(item, e);
        } catch (RuntimeException e) {
            LOG.atError()
                    .addKeyValue("attempt", item.attempt())
                    .setCause(e)
                    .log("Output could not be kept because of a bug; please report it");
            again(item, e);
        }
    }

    private void again(ShipQueue.Item item, Exception e) {
        int failures = item.failures() + 1;
        Duration pause = pauses.pause(failures, ThreadLocalRandom.current());
        LOG.atWarn()
                .addKeyValue("attempt", item.attempt())
                .addKeyValue("failures", failures)
                .addKeyValue("nextTryIn", pause)
                .addKeyValue("reason", e.getMessage())
                .log("Output could not be kept yet; it stays in the spool");
        spools.checkSize();
        queue.add(new ShipQueue.Item(item.attempt(), failures), pause);
    }

    private void move(Spool spool) throws IOException, InterruptedException {
        rows.save(spool.row(false));
        shipment.copy(spool);
        rows.save(spool.row(true));
        spools.delete(spool.owner().attempt());
    }
}
