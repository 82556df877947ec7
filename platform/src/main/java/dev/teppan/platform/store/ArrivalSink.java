package dev.teppan.platform.store;

import java.util.List;
import java.util.Optional;

/**
 * Whoever dispatches in this process. It is told of new executions without a detour through the database, as long as it holds
 * the lease. The lane's thread calls both methods; they never block.
 */
public interface ArrivalSink {

    /** The lease under which work is taken up here; absent where another host dispatches, or nobody knows. */
    Optional<Lease> lease();

    /**
     * Takes in executions that were committed while the lease was held, and that no intent announces. An execution may be told
     * of that is known already. Where the lease is over by now, nothing need be done: the next holder reads what is unfinished
     * only after it has the lease, and so sees them.
     *
     * @param intentsWait whether intents were there when they were committed; what those ask for came before
     */
    void arrived(Lease lease, List<StoredExecution> executions, boolean intentsWait);

    /** Nobody dispatches here: all arrivals are announced by intents. */
    static ArrivalSink none() {
        return new ArrivalSink() {
            @Override
            public Optional<Lease> lease() {
                return Optional.empty();
            }

            @Override
            public void arrived(Lease lease, List<StoredExecution> executions, boolean intentsWait) {
                throw new IllegalStateException("told of executions under a lease that is not held here");
            }
        };
    }
}
