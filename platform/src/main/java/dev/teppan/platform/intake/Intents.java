package dev.teppan.platform.intake;

import dev.teppan.platform.execution.Actor;
import dev.teppan.platform.execution.AttemptId;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.store.Intent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/** Asks for cancellations and retries. Safe for use by several threads; calls block until the wish is durable. */
public final class Intents {

    /** The longest delay of a retry. */
    public static final Duration LONGEST_DELAY = EnqueueLimits.LONGEST_DELAY;

    private final Function<List<Intent>, CompletableFuture<Void>> store;
    private final Supplier<ExecutionId> newId;
    private final InstantSource clock;
    private final Duration timeout;
    private final Runnable wake;

    /**
     * Writes intents.
     *
     * @param store makes intents durable, all or none
     * @param newId gives an id that nothing has yet
     * @param timeout how long a call waits for the commit
     * @param wake tells the host that dispatches; never blocks
     */
    public Intents(
            Function<List<Intent>, CompletableFuture<Void>> store,
            Supplier<ExecutionId> newId,
            InstantSource clock,
            Duration timeout,
            Runnable wake) {
        this.store = store;
        this.newId = newId;
        this.clock = clock;
        this.timeout = timeout;
        this.wake = wake;
    }

    /**
     * Asks to end an execution. One that has ended stays as it is.
     *
     * @throws dev.teppan.platform.store.StoreException as {@link Enqueue#enqueue}
     */
    public void cancel(ExecutionId execution, Actor actor) {
        cancel(List.of(execution), actor);
    }

    /** Asks to end several executions, in one transaction; like {@link #cancel(ExecutionId, Actor)}. */
    public void cancel(List<ExecutionId> executions, Actor actor) {
        Instant now = now();
        write(executions.stream()
                .<Intent>map(execution -> new Intent.Cancel(execution, actor, now))
                .toList());
    }

    /**
     * Asks for one more attempt, in any state.
     *
     * @param delay from now, 0 to {@link #LONGEST_DELAY}
     * @return the id that the attempt will have
     * @throws dev.teppan.platform.store.StoreException as {@link Enqueue#enqueue}
     */
    public AttemptId retry(ExecutionId execution, Duration delay, Actor actor) {
        AttemptId attempt = new AttemptId(newId.get().value());
        Instant now = now();
        write(List.of(new Intent.Retry(execution, attempt, now.plus(delay), actor, now)));
        return attempt;
    }

    /** Asks for one more attempt of each, in one transaction; like {@link #retry(ExecutionId, Duration, Actor)}. */
    public void retry(List<ExecutionId> executions, Duration delay, Actor actor) {
        Instant now = now();
        write(executions.stream()
                .<Intent>map(execution ->
                        new Intent.Retry(execution, new AttemptId(newId.get().value()), now.plus(delay), actor, now))
                .toList());
    }

    private void write(List<Intent> intents) {
        Commit.await(store.apply(intents), timeout);
        wake.run();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
