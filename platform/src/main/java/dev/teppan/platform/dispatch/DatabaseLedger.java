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

/** The ledger as the database keeps it. */
record DatabaseLedger(Database database, boolean notices) implements Ledger {

    @Override
    public Optional<Lease> acquire(String holder, Duration duration) {
        return database.dispatch().acquire(holder, duration);
    }

    @Override
    public LeaseView lease() {
        return database.dispatch().lease();
    }

    @Override
    public void release(Lease lease) {
        database.dispatch().release(lease);
    }

    @Override
    public Set<ExecutionId> commit(Lease lease, Turn turn) {
        return database.dispatch().commit(lease, notices ? turn : turn.withoutNotices());
    }

    @Override
    public void unfinished(Consumer<StoredExecution> each) {
        database.dispatch().unfinished(each);
    }

    @Override
    public List<LaunchRow> liveLaunches() {
        return database.dispatch().liveLaunches();
    }

    @Override
    public List<PastAttempt> pastAttempts(int most) {
        return database.dispatch().pastAttempts(most);
    }

    @Override
    public List<PastAttempt> pastAttempts(JobKey job, ExecutionId before, int most) {
        return database.dispatch().pastAttempts(job, before, most);
    }

    @Override
    public List<PastStart> ratedStarts(Instant now) {
        return database.dispatch().ratedStarts(now);
    }

    @Override
    public List<QueuedIntent> intents(int limit) {
        return database.intents().oldest(limit);
    }

    @Override
    public List<StoredExecution> find(Set<ExecutionId> ids) {
        return database.executions().find(ids);
    }

    @Override
    public Optional<String> message(ExecutionId id) {
        return database.executions().message(id);
    }

    @Override
    public Optional<OutputRow> output(AttemptId attempt) {
        return database.output().find(attempt);
    }
}
