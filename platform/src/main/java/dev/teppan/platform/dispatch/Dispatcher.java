package dev.teppan.platform.dispatch;

import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.scheduling.PoolHint;
import dev.teppan.platform.scheduling.Survey;
import dev.teppan.platform.store.ArrivalSink;
import dev.teppan.platform.store.Lease;
import dev.teppan.platform.store.StoreException;
import dev.teppan.platform.store.StoredExecution;
import dev.teppan.spi.executor.ExecutorStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one loop, on one thread: while this host holds the lease it takes turns. {@link #start} and {@link #close} once each;
 * {@link #wake}, {@link #arrived}, {@link #why}, {@link #survey}, {@link #hints} and {@link #capacity} from any thread.
 */
public final class Dispatcher implements WhyLookup, ArrivalSink, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(1);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(30);

    private final DispatchParts parts;
    private final LeaseKeeper keeper;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("dispatch").unstarted(this::loop);
    private volatile @Nullable Term term;
    private volatile long lastPass = System.nanoTime();

    /** Does nothing yet. The keeper is closed together with this. */
    public Dispatcher(DispatchParts parts, LeaseKeeper keeper) {
        this.parts = parts;
        this.keeper = keeper;
    }

    /** Starts to try for the lease and to take turns. */
    public void start() {
        keeper.start();
        thread.start();
    }

    /** Says that there is new work in the database. Call it after the commit; never blocks. */
    public void wake() {
        Term present = term;
        if (present != null) {
            present.mailbox().wake();
        }
    }

    /**
     * The lease of the term, also while it cannot be said to be held for certain: a write under it is checked by the database.
     * A term is known from before it reads what is unfinished, so that whatever is committed after that is brought to it.
     */
    @Override
    public Optional<Lease> lease() {
        return Optional.ofNullable(term).map(Term::lease);
    }

    @Override
    public void arrived(Lease lease, List<StoredExecution> executions, boolean intentsWait) {
        Term present = term;
        if (present != null && present.lease().epoch() == lease.epoch()) {
            present.mailbox().bring(executions);
            if (intentsWait) {
                present.mailbox().wake();
            }
        }
    }

    @Override
    public Optional<Explanation> why(ExecutionId id) throws InterruptedException {
        return this.<Optional<Explanation>>ask(answer -> new Fact.Question(id, answer))
                .flatMap(found -> found);
    }

    @Override
    public Optional<Survey> survey() throws InterruptedException {
        return ask(Fact.SurveyWanted::new);
    }

    /** Empty when this host does not dispatch, or the loop does not answer in time. */
    private <T> Optional<T> ask(Function<CompletableFuture<T>, Fact> question) throws InterruptedException {
        Term present = term;
        if (present == null) {
            return Optional.empty();
        }
        CompletableFuture<T> answer = new CompletableFuture<>();
        present.mailbox().post(question.apply(answer));
        try {
            return Optional.of(answer.get(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the question could not be answered", e);
        }
    }

    @Override
    public Optional<List<PoolHint>> hints() {
        Term present = term;
        return present == null ? Optional.empty() : present.hints();
    }

    @Override
    public Map<String, ExecutorStatus> capacity() {
        Term present = term;
        return present == null ? Map.of() : present.capacity();
    }

    /** How long ago the loop last began a pass, of which it makes several a second; a minute means that it hangs. */
    public Duration sinceLastPass() {
        return Duration.ofNanos(System.nanoTime() - lastPass);
    }

    /**
     * One pass: opens a term where the lease is new, takes one turn, closes the term where the lease is gone.
     *
     * @param wait how long to wait for something to happen
     * @throws StoreException when the database does not answer; nothing is forgotten
     */
    void runOnce(Duration wait) throws InterruptedException {
        lastPass = System.nanoTime();
        Optional<Lease> lease = keeper.current();
        Term present = term;
        if (present != null && isOver(present, lease)) {
            closeTerm();
            present = null;
        }
        if (lease.isEmpty()) {
            keeper.awaitHeld(wait);
            return;
        }
        if (present == null) {
            present = open(lease.get());
        }
        try {
            present.turn(wait);
        } catch (StoreException.LeaseLost e) {
            LOG.atWarn().addKeyValue("reason", e.getMessage()).log("Another host dispatches now");
            keeper.lost(present.lease().epoch());
            closeTerm();
        }
    }

    /** Stops taking turns and watching; what runs goes on and is taken up again after the next start. Repeatable. */
    @Override
    public void close() {
        closing.countDown();
        thread.interrupt();
        try {
            if (thread.getState() != Thread.State.NEW && !thread.join(STOP_WITHIN)) {
                LOG.atError().log("The dispatch loop does not end; the process must be stopped by force");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        closeTerm();
        keeper.close();
    }

    /** Stops watching and forgets all, without giving the lease up: what a crash does. */
    void abandon() {
        closing.countDown();
        closeTerm();
    }

    private boolean isOver(Term present, Optional<Lease> lease) {
        return lease.map(held -> held.epoch() != present.lease().epoch()).orElseGet(keeper::isForeign);
    }

    private Term open(Lease lease) {
        Term fresh = new Term(parts, lease, keeper.permit(lease.epoch()));
        term = fresh;
        try {
            fresh.open();
        } catch (RuntimeException e) {
            closeTerm();
            throw e;
        }
        return fresh;
    }

    private void closeTerm() {
        Term present = term;
        term = null;
        if (present != null) {
            present.close();
        }
    }

    private void loop() {
        Pauses pauses = new Pauses(parts.settings().pauses());
        try {
            while (closing.getCount() > 0) {
                pauses = pass(pauses);
            }
        } catch (InterruptedException e) {
            LOG.atDebug().log("The dispatch loop stopped");
        }
    }

    /** The loop must outlive whatever happens in a pass: a bug ends the term, and the restart path puts things right. */
    private Pauses pass(Pauses pauses) throws InterruptedException {
        try {
            runOnce(parts.settings().poll());
            return pauses.failures() == 0 ? pauses : new Pauses(parts.settings().pauses());
        } catch (StoreException.Unavailable | StoreException.Overloaded e) {
            LOG.atWarn()
                    .addKeyValue("reason", e.getMessage())
                    .addKeyValue("failures", pauses.failures() + 1)
                    .log("The database does not answer; dispatch waits for it");
            pauses.await(e);
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("A turn failed; please report this bug. All work is taken up afresh");
            closeTerm();
            pauses.await(e);
        }
        return pauses;
    }
}
