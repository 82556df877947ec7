package dev.teppan.platform.store;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Writes the new executions of the lane's batches and announces them: in this process where the lease was held when they were
 * written, else by intents. Used by the lane's thread; {@link #tell} by any.
 */
final class ArrivalLane {

    private final LaneConnection connection;
    private final LaneMark mark;
    private final Ids ids;
    private final Arrivals arrivals;
    private final LeaseRow leaseRow;
    private final Optional<ArrivalStatement> statement;
    private volatile ArrivalSink sink = ArrivalSink.none();

    ArrivalLane(
            LaneConnection connection,
            LaneMark mark,
            Ids ids,
            LeaseRow leaseRow,
            Optional<ArrivalStatement> statement) {
        this.connection = connection;
        this.mark = mark;
        this.ids = ids;
        this.arrivals = new Arrivals(ids);
        this.leaseRow = leaseRow;
        this.statement = statement;
    }

    void tell(ArrivalSink to) {
        sink = to;
    }

    /** What arrives with one batch. */
    Batch batch(List<NewExecution> executions) {
        ArrivalSink to = sink;
        return new Batch(executions, to, executions.isEmpty() ? Optional.empty() : to.lease());
    }

    /** Made for each try to commit. */
    final class Batch {
        private final List<NewExecution> executions;
        private final ArrivalSink to;
        private final Optional<Lease> lease;

        // Also where a repeat finds its batch committed: then it is unknown how the first try announced it.
        private boolean underLease = true;
        private boolean intentsWait = true;

        private Batch(List<NewExecution> executions, ArrivalSink to, Optional<Lease> lease) {
            this.executions = executions;
            this.to = to;
            this.lease = lease;
        }

        /** Writes and commits by a statement of the dialect's own; false where there is none, and nothing was done. */
        boolean commitAlone(long number) throws SQLException {
            Optional<ArrivalStatement.Mark> stored = mark.stored(number);
            if (statement.isEmpty() || stored.isEmpty() || executions.isEmpty()) {
                return false;
            }
            connection
                    .alone(open -> statement.get().write(open, stored.get(), lease, executions, ids::next))
                    .ifPresent(written -> {
                        underLease = written.underLease();
                        intentsWait = written.intentsWait();
                    });
            return true;
        }

        /** Writes within a transaction. */
        void write(Handle handle) {
            if (executions.isEmpty()) {
                return;
            }
            underLease = lease.isPresent() && leaseRow.confirm(handle, lease.get());
            intentsWait = handle.createQuery("select id from intent limit 1")
                    .mapTo(String.class)
                    .findOne()
                    .isPresent();
            arrivals.insert(handle, executions);
            if (!underLease) {
                arrivals.announce(handle, executions);
            }
        }

        /** Call it after the commit. */
        Announcement tell() {
            if (executions.isEmpty() || lease.isEmpty() || !underLease) {
                return Announcement.BY_INTENT;
            }
            to.arrived(
                    lease.get(), executions.stream().map(NewExecution::stored).toList(), intentsWait);
            return Announcement.TOLD;
        }
    }
}
