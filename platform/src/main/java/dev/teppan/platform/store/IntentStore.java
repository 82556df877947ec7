package dev.teppan.platform.store;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Writes and reads intents. Safe for use by several threads. */
public final class IntentStore {

    private final WriteLane lane;
    private final Reads reads;
    private final Ids ids;

    IntentStore(WriteLane lane, Reads reads, Ids ids) {
        this.lane = lane;
        this.reads = reads;
        this.ids = ids;
    }

    /** Writes an intent; completes when it is durable. Never blocks. Fails like {@link EnqueueStore#insert}. */
    public CompletableFuture<Void> add(Intent intent) {
        return add(List.of(intent));
    }

    /** Writes intents, all or none; like {@link #add(Intent)}. */
    public CompletableFuture<Void> add(List<Intent> intents) {
        List<String> keys = intents.stream().map(intent -> ids.next()).toList();
        return Answers.of(lane.submit(Urgency.REST, handle -> {
            for (int i = 0; i < keys.size(); i++) {
                IntentRows.insert(handle, keys.get(i), intents.get(i));
            }
            return true;
        }));
    }

    /** The oldest intents that no turn has consumed. Blocks. */
    public List<QueuedIntent> oldest(int limit) {
        return reads.query(handle -> handle.createQuery("select * from intent order by id limit :limit")
                .bind("limit", limit)
                .map((row, context) -> IntentRows.read(row))
                .list());
    }
}
