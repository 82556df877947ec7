package dev.teppan.platform.store;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * What the write lane commits whole or refuses whole. Its result is handed out only after the commit. Touched by one thread
 * at a time: the caller's until it is queued, then the lane's.
 *
 * @param <R> what it answers with
 */
final class Unit<R> {

    /** A statement or several, within the lane's transaction. May run again after a rollback. */
    interface Write<R> {
        R run(Handle handle);
    }

    private final Urgency urgency;
    private final Write<R> write;
    private final List<NewExecution> arrivals;
    private final long weight;
    private final long deadline;
    private final CompletableFuture<R> future = new CompletableFuture<>();
    private final Optional<Function<Announcement, R>> announced;
    private boolean repeated;
    private Optional<R> result = Optional.empty();

    private Unit(
            Urgency urgency,
            Write<R> write,
            List<NewExecution> arrivals,
            Optional<Function<Announcement, R>> announced,
            long weight,
            Duration patience) {
        this.urgency = urgency;
        this.write = write;
        this.arrivals = arrivals;
        this.announced = announced;
        this.weight = weight;
        this.deadline = System.nanoTime() + patience.toNanos();
    }

    static <R> Unit<R> of(Urgency urgency, Write<R> write, Duration patience) {
        return new Unit<>(urgency, write, List.of(), Optional.empty(), 1, patience);
    }

    static <R> Unit<R> weighed(Urgency urgency, Write<R> write, long weight, Duration patience) {
        return new Unit<>(urgency, write, List.of(), Optional.empty(), weight, patience);
    }

    /** New executions; the lane writes those of all units of a batch together, and says how they were announced. */
    static Unit<Announcement> arrivals(List<NewExecution> executions, Duration patience) {
        long weight = executions.stream()
                .mapToLong(execution -> 1_000L + execution.message().length())
                .sum();
        return new Unit<>(
                Urgency.ENQUEUE,
                handle -> Announcement.BY_INTENT,
                executions,
                Optional.of(how -> how),
                weight,
                patience);
    }

    Urgency urgency() {
        return urgency;
    }

    List<NewExecution> arrivals() {
        return arrivals;
    }

    /** About how much memory it holds; 1 where that does not matter. */
    long weight() {
        return weight;
    }

    CompletableFuture<R> future() {
        return future;
    }

    boolean isExpired() {
        return System.nanoTime() - deadline > 0;
    }

    /** Whether it may run once more; true once. */
    boolean mayRepeat() {
        boolean first = !repeated;
        repeated = true;
        return first;
    }

    void run(Handle handle) {
        result = Optional.of(write.run(handle));
    }

    /** Hands its result out. */
    void succeed(Announcement how) {
        future.complete(
                announced.map(answer -> answer.apply(how)).or(() -> result).orElseThrow());
    }

    void fail(StoreException failure) {
        future.completeExceptionally(failure);
    }
}
