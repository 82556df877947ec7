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
        return ask(() -> write.get(atMost.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** The same for a write that ends by itself when its time is over. */
    static <T> T await(CompletableFuture<T> write) {
        return ask(write::get);
    }

    private interface Answer<T> {
        T get() throws ExecutionException, TimeoutException, InterruptedException;
    }

    private static <T> T ask(Answer<T> answer) {
        try {
            return answer.get();
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
