package dev.teppan.platform.intake;

import dev.teppan.platform.store.StoreException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for a write to be durable. */
final class Commit {

    private Commit() {}

    /**
     * Blocks until the write is durable, and hands out its answer.
     *
     * @throws StoreException as the write failed; {@link StoreException.Unavailable} also when it took too long or the
     *     thread was interrupted
     */
    static <T> T await(CompletableFuture<T> write, Duration atMost) {
        try {
            return write.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StoreException failure) {
                throw failure;
            }
            throw new IllegalStateException("a write failed in an unforeseen way", e.getCause());
        } catch (TimeoutException e) {
            throw new StoreException.Unavailable("the database did not commit in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException.Unavailable("interrupted while waiting for a commit", e);
        }
    }
}
