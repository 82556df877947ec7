package dev.teppan.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Enqueues in the background, one after the other with a pause, whatever happens to the server meanwhile. */
final class SteadyLoad implements AutoCloseable {

    private final LedgerLoad load = new LedgerLoad();
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicInteger offered = new AtomicInteger();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final ScheduledFuture<?> work;

    /**
     * Begins.
     *
     * @param pause after each answer
     */
    SteadyLoad(TeppanClient client, Duration pause) {
        work = thread.scheduleWithFixedDelay(() -> offer(client), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void offer(TeppanClient client) {
        int number = offered.incrementAndGet();
        if (load.offer(client, number % 5 == 0 ? 1 : 0)) {
            taken.incrementAndGet();
        }
    }

    /** How many were acknowledged so far. */
    int taken() {
        return taken.get();
    }

    /** Ends it. Fails when the server answered otherwise than by 201 or 503. */
    Map<String, Integer> stop() {
        try {
            if (work.isDone()) {
                work.get(0, TimeUnit.SECONDS);
            }
            thread.shutdown();
            assertThat(thread.awaitTermination(1, TimeUnit.MINUTES))
                    .as("the load ends")
                    .isTrue();
        } catch (ExecutionException e) {
            throw new AssertionError("the load broke off", e.getCause());
        } catch (TimeoutException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return load.acknowledged();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
