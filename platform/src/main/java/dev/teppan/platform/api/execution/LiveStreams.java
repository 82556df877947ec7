package dev.teppan.platform.api.execution;

import dev.teppan.platform.api.http.Refusal;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.logs.AttemptOutput;
import dev.teppan.platform.store.ExecutionReader;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The open streams of live output: bounded in number, and ended when the server stops. */
public final class LiveStreams implements AutoCloseable {

    private static final int MOST = 500;

    private final ExecutionReader reader;
    private final AttemptOutput output;
    private final InstantSource clock;
    private final Semaphore places = new Semaphore(MOST);
    private final CountDownLatch closed = new CountDownLatch(1);

    public LiveStreams(ExecutionReader reader, AttemptOutput output, InstantSource clock) {
        this.reader = reader;
        this.output = output;
        this.clock = clock;
    }

    /**
     * A stream of events. Writing it blocks until the execution has ended, the reader is gone or the server stops.
     *
     * @throws Refusal when too many streams are open
     */
    StreamingOutput open(ExecutionId id, LivePosition from) {
        if (places.availablePermits() == 0) {
            throw tooMany();
        }
        return out -> {
            if (!places.tryAcquire()) {
                throw tooMany();
            }
            try {
                new LiveOutput(this, id, from, new EventWriter(out)).run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                places.release();
            }
        };
    }

    ExecutionReader reader() {
        return reader;
    }

    AttemptOutput output() {
        return output;
    }

    InstantSource clock() {
        return clock;
    }

    /** Waits; true when the server stops. */
    boolean closedWithin(Duration wait) throws InterruptedException {
        return closed.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends all streams soon. Repeatable. */
    @Override
    public void close() {
        closed.countDown();
    }

    private static Refusal tooMany() {
        return Refusal.unavailable("%,d readers of live output are connected already".formatted(MOST), 10);
    }
}
