package dev.teppan.platform.store;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Inserts executions. Safe for use by several threads. */
public final class EnqueueStore {

    private final WriteLane lane;

    EnqueueStore(WriteLane lane) {
        this.lane = lane;
    }

    /**
     * Inserts executions with their messages and the intents that announce them, all or none. Concurrent calls share one
     * commit; a lone one waits for nobody. Never blocks; what depends on the future runs on a virtual thread.
     *
     * @return completes when they are durable; fails with {@link StoreException.Overloaded}, {@link
     *     StoreException.Unavailable}, or {@link StoreException.Refused} when one of the ids exists already
     * @throws IllegalArgumentException when one is not new, or holds what the database could not keep: NUL, half a surrogate
     *     pair, too long a name; the message names the field
     */
    public CompletableFuture<Void> insert(List<NewExecution> executions) {
        executions.forEach(Arrivals::check);
        return Answers.of(lane.submit(List.copyOf(executions)));
    }
}
