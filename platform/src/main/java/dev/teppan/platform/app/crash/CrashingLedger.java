package dev.teppan.platform.app.crash;

import dev.teppan.platform.catalog.JobKey;
import dev.teppan.platform.dispatch.Ledger;
import dev.teppan.platform.execution.AttemptId;
import dev.teppan.platform.execution.Change;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.execution.ExecutionState;
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
import java.util.function.Predicate;

/** Passes crash points around each turn's commit, by what the turn says. */
record CrashingLedger(Ledger ledger, CrashSwitch crash) implements Ledger {

    @Override
    public Set<ExecutionId> commit(Lease lease, Turn turn) {
        pass(turn, true);
        Set<ExecutionId> stale = ledger.commit(lease, turn);
        pass(turn, false);
        return stale;
    }

    private void pass(Turn turn, boolean before) {
        if (!turn.launches().isEmpty()) {
            crash.pass(before ? CrashPoint.BEFORE_PLACEMENT : CrashPoint.AFTER_PLACEMENT);
        }
        if (!turn.handles().isEmpty()) {
            crash.pass(before ? CrashPoint.BEFORE_HANDLE : CrashPoint.AFTER_HANDLE);
        }
        if (any(turn, change -> change.after().state() == ExecutionState.RUNNING)) {
            crash.pass(before ? CrashPoint.BEFORE_RUNNING : CrashPoint.AFTER_RUNNING);
        }
        if (any(turn, change -> change.after().state() == ExecutionState.SCHEDULED)) {
            crash.pass(before ? CrashPoint.BEFORE_RETRY : CrashPoint.AFTER_RETRY);
        }
        if (any(turn, change -> change.after().state().isEnd())) {
            crash.pass(before ? CrashPoint.BEFORE_END : CrashPoint.AFTER_END);
        }
    }

    private static boolean any(Turn turn, Predicate<Change> what) {
        return turn.changes().stream().anyMatch(what);
    }

    @Override
    public Optional<Lease> acquire(String holder, Duration duration) {
        return ledger.acquire(holder, duration);
    }

    @Override
    public LeaseView lease() {
        return ledger.lease();
    }

    @Override
    public void release(Lease lease) {
        ledger.release(lease);
    }

    @Override
    public void unfinished(Consumer<StoredExecution> each) {
        ledger.unfinished(each);
    }

    @Override
    public List<LaunchRow> liveLaunches() {
        return ledger.liveLaunches();
    }

    @Override
    public List<PastAttempt> pastAttempts(int most) {
        return ledger.pastAttempts(most);
    }

    @Override
    public List<PastAttempt> pastAttempts(JobKey job, ExecutionId before, int most) {
        return ledger.pastAttempts(job, before, most);
    }

    @Override
    public List<PastStart> ratedStarts(Instant now) {
        return ledger.ratedStarts(now);
    }

    @Override
    public List<QueuedIntent> intents(int limit) {
        return ledger.intents(limit);
    }

    @Override
    public List<StoredExecution> find(Set<ExecutionId> ids) {
        return ledger.find(ids);
    }

    @Override
    public Optional<String> message(ExecutionId id) {
        return ledger.message(id);
    }

    @Override
    public Optional<OutputRow> output(AttemptId attempt) {
        return ledger.output(attempt);
    }
}
