package dev.teppan.spi.testkit.executor;

import dev.teppan.spi.executor.Launch;
import dev.teppan.spi.executor.StartResult.RefusalCause;
import dev.teppan.spi.executor.StartResult.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * How launches behave on a {@link FakeBackend}. Counters (refusals, failures, lost replies) run over all launches that use
 * the same object, also of different tokens. Safe for use by several threads.
 */
public final class FakeScript {

    private final Program program;
    private Duration startDelay = Duration.ZERO;
    private int refusals;
    private @Nullable Refused refusal;
    private int failures;
    private int lostReplies;
    private @Nullable RefusalCause neverStarts;
    private @Nullable CountDownLatch gate;

    private FakeScript(Program program) {
        this.program = program;
    }

    /** Does what the program says; pauses are in the backend's time. */
    public static FakeScript of(Program program) {
        return new FakeScript(program);
    }

    /** Ends with this code at once. */
    public static FakeScript exits(int code) {
        return of(Program.exits(code));
    }

    /** Runs for some of the backend's time and ends with this code. */
    public static FakeScript runs(Duration time, int code) {
        return of(Program.runsFor(time, code));
    }

    /** Runs until it is stopped. */
    public static FakeScript runsUntilStopped() {
        return of(Program.runsUntilStopped());
    }

    /** Runs for some of the backend's time and is then killed for its use of memory, whatever its limit. */
    public static FakeScript outOfMemory(Duration after) {
        return of(Program.runsFor(after, 0).then(new Program.Step.Exhaust(Integer.MAX_VALUE)));
    }

    /** Refuses the next {@code times} starts. */
    public synchronized FakeScript refusing(int times, RefusalCause cause) {
        return refusing(times, new Refused(cause, "scripted", Optional.empty()));
    }

    /** Refuses the next {@code times} starts with exactly this answer. */
    public synchronized FakeScript refusing(int times, Refused answer) {
        refusals = times;
        refusal = answer;
        return this;
    }

    /** The next {@code times} starts throw a {@code RetryableException} and start nothing. */
    public synchronized FakeScript failing(int times) {
        failures = times;
        return this;
    }

    /** The next {@code times} starts do start the workload, then throw a {@code RetryableException}. */
    public synchronized FakeScript losingReplies(int times) {
        lostReplies = times;
        return this;
    }

    /** Accepted launches begin to run only after this much of the backend's time. */
    public synchronized FakeScript startingAfter(Duration delay) {
        startDelay = delay;
        return this;
    }

    /** Launches are accepted and end as never started. */
    public synchronized FakeScript neverStarting(RefusalCause cause) {
        neverStarts = cause;
        return this;
    }

    /** Starts block until {@link #release()}. */
    public synchronized FakeScript blockingStarts() {
        gate = new CountDownLatch(1);
        return this;
    }

    /** Lets blocked starts go on, and all later ones. */
    public synchronized void release() {
        if (gate != null) {
            gate.countDown();
        }
    }

    void passGate() throws InterruptedException {
        CountDownLatch current;
        synchronized (this) {
            current = gate;
        }
        if (current != null) {
            current.await();
        }
    }

    synchronized Optional<Refused> nextRefusal() {
        if (refusals == 0) {
            return Optional.empty();
        }
        refusals--;
        return Optional.ofNullable(refusal);
    }

    synchronized boolean nextFailure() {
        return failures > 0 && failures-- > 0;
    }

    synchronized boolean nextLostReply() {
        return lostReplies > 0 && lostReplies-- > 0;
    }

    synchronized FakeWorkload begin(Launch launch, Instant now) {
        FakeWorkload workload = new FakeWorkload(launch, now, now.plus(startDelay), FakeTimeline.of(program, launch));
        if (neverStarts != null) {
            workload.neverStarts(neverStarts);
        }
        return workload;
    }
}
