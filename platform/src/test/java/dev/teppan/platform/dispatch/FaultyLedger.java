package dev.teppan.platform.dispatch;

import dev.teppan.platform.catalog.JobKey;
import dev.teppan.platform.execution.AttemptId;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.store.LaunchRow;
import dev.teppan.platform.store.Lease;
import dev.teppan.platform.store.LeaseView;
import dev.teppan.platform.store.OutputRow;
import dev.teppan.platform.store.PastAttempt;
import dev.teppan.platform.store.PastStart;
import dev.teppan.platform.store.QueuedIntent;
import dev.teppan.platform.store.StoreException;
import dev.teppan.platform.store.StoredExecution;
import dev.teppan.platform.store.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A real ledger that a test can make fail. */
final class FaultyLedger implements Ledger {

    private final Ledger real;
    private final AtomicInteger failingCommits = new AtomicInteger();
    private final AtomicInteger lostAnswers = new AtomicInteger();
    private final List<Turn> committed = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean down;

    FaultyLedger(Ledger real) {
        this.real = real;
    }

    /** The next commits fail and write nothing. */
    void failCommits(int times) {
        failingCommits.set(times);
    }

    /** The next commits are written, and then fail. */
    void loseAnswers(int times) {
        lostAnswers.set(times);
    }

    /** Everything fails until told otherwise. */
    void down(boolean now) {
        down = now;
    }

    List<Turn> committed() {
        return List.copyOf(committed);
    }

    @Override
    public Optional<Lease> acquire(String holder, Duration duration) {
        requireUp();
        return real.acquire(holder, duration);
    }

    @Override
    public LeaseView lease() {
        requireUp();
        return real.lease();
    }

    @Override
    public void release(Lease lease) {
        requireUp();
        real.release(lease);
    }

    @Override
    public Set<ExecutionId> commit(Lease lease, Turn turn) {
        requireUp();
        if (failingCommits.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new StoreException.Unavailable("made to fail by the test");
        }
        Set<ExecutionId> stale = real.commit(lease, turn);
        committed.add(turn);
        if (lostAnswers.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new StoreException.Unavailable("the answer was lost, by the test");
        }
        return stale;
    }

    @Override
    public void unfinished(Consumer<StoredExecution> each) {
        requireUp();
        real.unfinished(each);
    }

    @Override
    public List<LaunchRow> liveLaunches() {
        requireUp();
        return real.liveLaunches();
    }

    @Override
    public List<PastAttempt> pastAttempts(int most) {
        requireUp();
        return real.pastAttempts(most);
    }

    @Override
    public List<PastAttempt> pastAttempts(JobKey job, ExecutionId before, int most) {
        requireUp();
        return real.pastAttempts(job, before, most);
    }

    @Override
    public List<PastStart> ratedStarts(Instant now) {
        requireUp();
        return real.ratedStarts(now);
    }

    @Override
    public List<QueuedIntent> intents(int limit) {
        requireUp();
        return real.intents(limit);
    }

    @Override
    public List<StoredExecution> find(Set<ExecutionId> ids) {
        requireUp();
        return real.find(ids);
    }

    @Override
    public Optional<String> message(ExecutionId id) {
        requireUp();
        return real.message(id);
    }

    @Override
    public Optional<OutputRow> output(AttemptId attempt) {
        requireUp();
        return real.output(attempt);
    }

    private void requireUp() {
        if (down) {
            throw new StoreException.Unavailable("down, by the test");
        }
    }
}
