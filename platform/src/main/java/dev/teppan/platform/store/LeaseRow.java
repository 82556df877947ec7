package dev.teppan.platform.store;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The row of the dispatch lease. By the database's clock, or by the process's where the database is in the process. */
final class LeaseRow {

    private final Dialect dialect;
    private final InstantSource clock;
    private volatile boolean takenHere;

    LeaseRow(Dialect dialect, InstantSource clock) {
        this.dialect = dialect;
        this.clock = clock;
    }

    private record Held(String holder, long epoch, long expiresAt, long now) {
        boolean isBy(String name) {
            return holder.equals(name);
        }

        boolean isOver() {
            return expiresAt <= now;
        }
    }

    Optional<Lease> acquire(Handle handle, String holder, Duration duration) {
        // Whoever freezes with the row locked loses the lock before the lease it asks for could be over.
        dialect.idleLimit(duration.dividedBy(2)).forEach(handle::execute);
        // Looks before it locks: whoever only waits for the lease must not stand in the way of its holder.
        Optional<Held> seen = read(handle, "").filter(held -> held.isBy(holder) || held.isOver());
        if (seen.isEmpty()) {
            return Optional.empty();
        }
        return read(handle, dialect.exclusiveLockSkippingLocked())
                .filter(held -> held.isBy(holder) || held.isOver())
                .map(held -> {
                    long epoch = held.isBy(holder) ? held.epoch() : held.epoch() + 1;
                    write(handle, holder, epoch, held.now() + duration.toMillis());
                    return new Lease(holder, epoch, duration);
                });
    }

    LeaseView view(Handle handle) {
        return read(handle, "")
                .map(held -> new LeaseView(
                        held.holder(), held.epoch(), Duration.ofMillis(Math.max(0, held.expiresAt() - held.now()))))
                .orElseThrow();
    }

    void release(Handle handle, Lease lease) {
        boolean held = read(handle, dialect.exclusiveLockSkippingLocked())
                .filter(row -> row.isBy(lease.holder()) && row.epoch() == lease.epoch())
                .isPresent();
        if (held) {
            write(handle, "", lease.epoch(), 0);
        }
    }

    /** Whether the lease is still held; locks it against a change of holder until the transaction ends. */
    boolean confirm(Handle handle, Lease lease) {
        // A holder that freezes within the transaction loses it, and with it the lock, before the lease is over.
        dialect.idleLimit(lease.remaining().dividedBy(2)).forEach(handle::execute);
        return read(handle, dialect.sharedLock())
                .filter(held -> held.isBy(lease.holder()) && held.epoch() == lease.epoch())
                .isPresent();
    }

    /** What a process left behind that had the database to itself is over, whatever the clock says now. */
    private boolean isLeftBehind() {
        return dialect.now().isEmpty() && !takenHere;
    }

    private Optional<Held> read(Handle handle, String lock) {
        String now = dialect.now().isEmpty() ? Long.toString(clock.millis()) : dialect.now();
        return handle.createQuery("select holder, epoch, expires_at, " + now
                        + " as now_at from lease where name = 'dispatch'" + lock)
                .map((row, context) -> new Held(
                        row.getString("holder"),
                        row.getLong("epoch"),
                        isLeftBehind() ? 0 : row.getLong("expires_at"),
                        row.getLong("now_at")))
                .findOne();
    }

    private void write(Handle handle, String holder, long epoch, long expiresAt) {
        handle.createUpdate(
                        "update lease set holder = :holder, epoch = :epoch, expires_at = :expires_at where name = 'dispatch'")
                .bind("holder", holder)
                .bind("epoch", epoch)
                .bind("expires_at", expiresAt)
                .execute();
        takenHere = true;
    }
}
