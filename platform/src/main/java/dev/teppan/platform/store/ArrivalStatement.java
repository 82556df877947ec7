package dev.teppan.platform.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Writes a batch that is nothing but new executions in one statement, which is its own transaction. Used by one thread. */
interface ArrivalStatement {

    /**
     * The batch's number in its lane.
     *
     * @param now epoch milliseconds
     */
    record Mark(String lane, long number, long now) {}

    /**
     * What was written.
     *
     * @param underLease whether the lease was held, so that no intents were written
     * @param intentsWait whether there were intents before
     */
    record Written(boolean underLease, boolean intentsWait) {}

    /**
     * Writes and commits.
     *
     * @param lease the one believed to be held
     * @param intentIds makes an id for each intent
     * @return empty when the batch of this number is there already
     */
    Optional<Written> write(
            Connection connection,
            Mark mark,
            Optional<Lease> lease,
            List<NewExecution> executions,
            Supplier<String> intentIds)
            throws SQLException;
}
