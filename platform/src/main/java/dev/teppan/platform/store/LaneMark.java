package dev.teppan.platform.store;

import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Numbers the batches of one lane and stores the number with each, so that a batch that is tried again after a lost answer
 * to its commit is recognised. Storing it first also waits for a commit that the server is still busy with. Used by one
 * thread.
 */
final class LaneMark {

    private static final long KEPT_MILLIS = 7L * 24 * 60 * 60 * 1000;

    private final String lane;
    private final boolean needed;
    private final InstantSource clock;
    private long last;
    private boolean stored;

    LaneMark(String lane, Dialect dialect, InstantSource clock) {
        this.lane = lane;
        this.needed = dialect.commitAnswerCanBeLost();
        this.clock = clock;
    }

    /** The number of the next batch. */
    long next() {
        last++;
        return last;
    }

    /** Stores a batch's number; false when it is there already, and with it the batch. */
    boolean set(Handle handle, long number) {
        if (!needed) {
            return true;
        }
        long now = clock.millis();
        int updated = handle.createUpdate(
                        "update lane set batch = :batch, used_at = :now where id = :id and batch < :batch")
                .bind("batch", number)
                .bind("now", now)
                .bind("id", lane)
                .execute();
        return updated == 1 || insert(handle, number, now);
    }

    /** Notes that a batch was committed: from now on the row is there to be updated. */
    void committed() {
        stored = true;
    }

    /** A batch's number for a statement that stores it itself; empty before the row is there. */
    Optional<ArrivalStatement.Mark> stored(long number) {
        return stored ? Optional.of(new ArrivalStatement.Mark(lane, number, clock.millis())) : Optional.empty();
    }

    /** Makes the row with the first batch, and sweeps those of lanes that are long gone. */
    private boolean insert(Handle handle, long number, long now) {
        boolean exists = handle.createQuery("select batch from lane where id = :id")
                .bind("id", lane)
                .mapTo(Long.class)
                .findOne()
                .isPresent();
        if (exists) {
            return false;
        }
        handle.createUpdate("insert into lane (id, batch, used_at) values (:id, :batch, :now)")
                .bind("id", lane)
                .bind("batch", number)
                .bind("now", now)
                .execute();
        handle.createUpdate("delete from lane where used_at < :then")
                .bind("then", now - KEPT_MILLIS)
                .execute();
        return true;
    }
}
