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
     * Inserts executions with their messages, all or none, and announces them. Concurrent calls share one commit; a lone one
     * waits for nobody. Never blocks. What depends on the future holds up all writes: it must be short.
     *
     * @return completes within the database's timeout and a second: when they are durable, with how they were announced; fails with {@link StoreException.Overloaded}, {@link
     *     StoreException.Unavailable}, or {@link StoreException.Refused} when one of the ids exists already
     * @throws IllegalArgumentException when one is not new, or holds what the database could not keep: NUL, half a surrogate
     *     pair, too long a name; the message names the field
     */
    public CompletableFuture<Announcement> insert(List<NewExecution> executions) {
        executions.forEach(Arrivals::check);
        return lane.submit(List.copyOf(executions));
    }
}
