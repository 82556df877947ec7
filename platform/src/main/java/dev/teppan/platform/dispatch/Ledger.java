package dev.teppan.platform.dispatch;

import dev.teppan.platform.catalog.JobKey;
import dev.teppan.platform.execution.AttemptId;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.store.Database;
import dev.teppan.platform.store.LaunchRow;
import dev.teppan.platform.store.Lease;
import dev.teppan.platform.store.LeaseView;
import dev.teppan.platform.store.OutputRow;
import dev.teppan.platform.store.PastAttempt;
import dev.teppan.platform.store.PastStart;
import dev.teppan.platform.store.QueuedIntent;
import dev.teppan.platform.store.StoredExecution;
import dev.teppan.platform.store.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What dispatch needs of the database; the methods are those of the stores of the same name. Calls block and throw {@link
 * dev.teppan.platform.store.StoreException}.
 */
public interface Ledger {

    Optional<Lease> acquire(String holder, Duration duration);

    LeaseView lease();

    void release(Lease lease);

    Set<ExecutionId> commit(Lease lease, Turn turn);

    void unfinished(Consumer<StoredExecution> each);

    List<LaunchRow> liveLaunches();

    List<PastAttempt> pastAttempts(int most);

    List<PastAttempt> pastAttempts(JobKey job, ExecutionId before, int most);

    List<PastStart> ratedStarts(Instant now);

    List<QueuedIntent> intents(int limit);

    List<StoredExecution> find(Set<ExecutionId> ids);

    Optional<String> message(ExecutionId id);

    Optional<OutputRow> output(AttemptId attempt);

    /** The ledger that an opened database is. */
    static Ledger of(Database database) {
        return new DatabaseLedger(database, true);
    }

    /** The same where nobody is configured to be told of anything: no notifications are written. */
    static Ledger withoutNotices(Database database) {
        return new DatabaseLedger(database, false);
    }
}
