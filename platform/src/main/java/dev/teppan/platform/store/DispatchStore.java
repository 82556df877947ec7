package dev.teppan.platform.store;

import dev.teppan.platform.catalog.JobKey;
import dev.teppan.platform.execution.Change;
import dev.teppan.platform.execution.ExecutionId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What only the host that dispatches reads and writes. Calls block. Throws {@link StoreException.Unavailable}. */
public final class DispatchStore {

    private static final int PIECE = 1_000;

    private final WriteLane lane;
    private final Reads reads;
    private final LeaseRow leaseRow;
    private final TurnWriter writer;

    DispatchStore(WriteLane lane, Reads reads, LeaseRow leaseRow, TurnWriter writer) {
        this.lane = lane;
        this.reads = reads;
        this.leaseRow = leaseRow;
        this.writer = writer;
    }

    /**
     * Takes the dispatch lease, or renews it. By the database's clock.
     *
     * @param holder this host's name, unique among hosts and different after each start; 1 to 255 characters
     * @param duration how long it is to be held from now
     * @return empty while another host holds it
     */
    public Optional<Lease> acquire(String holder, Duration duration) {
        if (holder.isEmpty()) {
            throw new IllegalArgumentException("the holder of the lease must have a name");
        }
        Checked.text("holder", holder, 255);
        return lane.call(Urgency.DISPATCH, handle -> leaseRow.acquire(handle, holder, duration));
    }

    /** Who holds the lease now. Only reads, so that those who wait for it cost its holder nothing. */
    public LeaseView lease() {
        return reads.query(leaseRow::view);
    }

    /** Gives the lease up, if it is still held under that epoch. */
    public void release(Lease lease) {
        lane.call(Urgency.DISPATCH, handle -> {
            leaseRow.release(handle, lease);
            return true;
        });
    }

    /**
     * Writes a turn in one transaction, after checking the lease's epoch in it: executions where they still have the state,
     * generation and attempt number of {@link Change#before()}, their attempts and retry requests, the rows of unfinished
     * work, launches, handles, outbox rows for {@link Change#notice()}, and deletes consumed intents.
     *
     * @return the ids of executions of which a change did not apply any more; none of the later changes of such an execution
     *     in this turn was applied either, none of its launches was written, and consumed intents about it were kept
     * @throws StoreException.LeaseLost when the epoch is not the present one; nothing was written
     * @throws StoreException.Refused when the turn holds what cannot be stored; nothing was written
     */
    public Set<ExecutionId> commit(Lease lease, Turn turn) {
        return lane.call(
                        Urgency.DISPATCH,
                        handle -> leaseRow.confirm(handle, lease)
                                ? Optional.of(writer.write(handle, turn))
                                : Optional.<Set<ExecutionId>>empty())
                .orElseThrow(() -> new StoreException.LeaseLost(
                        "The dispatch lease of epoch " + lease.epoch() + " is no longer held."));
    }

    /**
     * Keeps the room of executors, by their names, for hosts that cannot ask the holder; drops that of other executors.
     *
     * @throws StoreException.LeaseLost when the epoch is not the present one; nothing was written
     */
    public void keepCapacity(Lease lease, Map<String, String> bodies) {
        boolean kept = lane.call(Urgency.REST, handle -> {
            if (!leaseRow.confirm(handle, lease)) {
                return false;
            }
            handle.execute("delete from capacity_snapshot");
            PreparedBatch inserts =
                    handle.prepareBatch("insert into capacity_snapshot (executor, body) values (:executor, :body)");
            bodies.forEach((executor, body) ->
                    inserts.bind("executor", executor).bind("body", body).add());
            Batches.execute(inserts);
            return true;
        });
        if (!kept) {
            throw new StoreException.LeaseLost("The dispatch lease of epoch " + lease.epoch() + " is no longer held.");
        }
    }

    /** What {@link #keepCapacity} kept last. */
    public Map<String, String> keptCapacity() {
        return reads.query(handle -> handle.createQuery("select executor, body from capacity_snapshot")
                .reduceRows(new HashMap<>(), (bodies, row) -> {
                    bodies.put(row.getColumn("executor", String.class), row.getColumn("body", String.class));
                    return bodies;
                }));
    }

    /** Hands over all unfinished executions, oldest first, in pieces, so that memory need not hold their rows at once. */
    public void unfinished(Consumer<StoredExecution> each) {
        String last = "";
        while (true) {
            String after = last;
            List<StoredExecution> piece =
                    reads.query(handle -> ExecutionRows.read(handle.createQuery(ExecutionRows.SELECT + """
                            where e.id in (
                              select p.execution_id from (
                                select execution_id from execution_work where execution_id > :after
                                order by execution_id limit :limit) p)
                            order by e.id, r.ordinal
                            """)
                            .bind("after", after)
                            .bind("limit", PIECE)));
            piece.forEach(each);
            if (piece.size() < PIECE) {
                return;
            }
            last = piece.getLast().execution().id().value();
        }
    }

    /** Ended attempts of the latest executions that have any, newest first, no more than so many. */
    public List<PastAttempt> pastAttempts(int most) {
        return reads.query(handle -> handle.createQuery(PastAttemptRows.LATEST)
                .bind("most", most)
                .map((row, context) -> PastAttemptRows.read(row))
                .list());
    }

    /** Ended attempts of a job's latest executions below one, of no more than so many executions, newest first. */
    public List<PastAttempt> pastAttempts(JobKey job, ExecutionId before, int most) {
        return reads.query(handle -> handle.createQuery(PastAttemptRows.OF_JOB)
                .bind("application", job.application())
                .bind("job", job.job())
                .bind("before", before.value())
                .bind("most", most)
                .map((row, context) -> PastAttemptRows.read(row))
                .list());
    }

    /** The starts that count against a rate at a moment, oldest first. */
    public List<PastStart> ratedStarts(Instant now) {
        return reads.query(handle -> RatedStartRows.counting(handle, now));
    }

    /** The latest launch of each live execution, for recovery. */
    public List<LaunchRow> liveLaunches() {
        return reads.query(handle -> handle.createQuery(LaunchRows.LIVE)
                .map((row, context) -> LaunchRows.read(row))
                .list());
    }
}
