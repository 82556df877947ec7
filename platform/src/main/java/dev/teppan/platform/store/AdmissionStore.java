package dev.teppan.platform.store;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Takes in what came from queue sources. A message that was taken in before is recognised by the id of its execution, which
 * is the key: rows of executions are not deleted. Safe for use by several threads.
 */
public final class AdmissionStore {

    private final WriteLane lane;
    private final Ids ids;

    AdmissionStore(WriteLane lane, Ids ids) {
        this.lane = lane;
        this.ids = ids;
    }

    /**
     * Checks what the database cannot.
     *
     * @throws IllegalArgumentException when an execution holds what the database could not keep; the message names the field
     */
    public void check(NewExecution execution) {
        Arrivals.check(execution);
    }

    /**
     * Writes a batch in one transaction: executions that are new, with their messages and the intents that announce them,
     * then retries, then dead letters. What exists already is an answer, not a failure. Never blocks;
     * what depends on the future must not either.
     *
     * @param batch of executions that passed {@link #check}
     * @return what became of each, at its place; fails like {@link EnqueueStore#insert}, whole: with {@link
     *     StoreException.Unavailable} it may have been written
     */
    public CompletableFuture<List<ToAdmit.Outcome>> admit(List<ToAdmit> batch) {
        List<ToAdmit> items = List.copyOf(batch);
        long weight = items.stream().mapToLong(AdmissionStore::weight).sum();
        return lane.submit(Urgency.ENQUEUE, handle -> new AdmissionWriter(handle, ids).write(items), weight);
    }

    private static long weight(ToAdmit item) {
        return 1_000L
                + switch (item) {
                    case ToAdmit.Arrival arrival ->
                        arrival.execution().message().length();
                    case ToAdmit.Retry retry -> retry.otherwise().body().length();
                    case ToAdmit.Undeliverable dead -> dead.letter().body().length();
                };
    }
}
