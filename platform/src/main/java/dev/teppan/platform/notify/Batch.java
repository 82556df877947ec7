package dev.teppan.platform.notify;

import dev.teppan.platform.store.OutboxStore.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * Delivers some rows, several at once on virtual threads, and hands over what became of them as it becomes known, as many
 * together as there are. Used by one thread.
 */
final class Batch {

    private static final Duration BREAK_OFF_WITHIN = Duration.ofMillis(500);

    private final List<Row> rows;
    private final Deliveries deliveries;
    private final Queue<Row> waiting;
    private final BlockingQueue<Settlement> settled = new LinkedBlockingQueue<>();
    private final List<Thread> workers = new ArrayList<>();

    Batch(List<Row> rows, Deliveries deliveries) {
        this.rows = rows;
        this.deliveries = deliveries;
        this.waiting = new ConcurrentLinkedQueue<>(rows);
    }

    /**
     * Blocks until all are settled. Interrupted, it breaks off the calls under way, of which nobody knows what became, and
     * hands over what is known.
     */
    void run(int concurrent, Consumer<List<Settlement>> keep) throws InterruptedException {
        for (int worker = 0; worker < Math.min(concurrent, rows.size()); worker++) {
            workers.add(Thread.ofVirtual().name("notification").start(this::work));
        }
        try {
            int open = rows.size();
            while (open > 0) {
                List<Settlement> known = new ArrayList<>();
                known.add(settled.take());
                settled.drainTo(known);
                open -= known.size();
                keep.accept(known);
            }
        } catch (InterruptedException e) {
            breakOff();
            keep.accept(List.copyOf(settled));
            throw e;
        } finally {
            workers.forEach(Thread::interrupt);
        }
    }

    private void breakOff() throws InterruptedException {
        waiting.clear();
        workers.forEach(Thread::interrupt);
        for (Thread worker : workers) {
            worker.join(BREAK_OFF_WITHIN);
        }
    }

    private void work() {
        for (Row row = waiting.poll(); row != null; row = waiting.poll()) {
            settled.add(settle(row));
        }
    }

    private Settlement settle(Row row) {
        try {
            return deliveries.deliver(row);
        } catch (InterruptedException e) {
            // Only the end of the batch interrupts; the row is left for the next start.
            return new Settlement.Untouched(row);
        }
    }
}
