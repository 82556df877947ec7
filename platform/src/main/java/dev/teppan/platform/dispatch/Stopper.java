package dev.teppan.platform.dispatch;

import dev.teppan.spi.PluginException;
import dev.teppan.spi.executor.Run;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops a workload once somebody wants it stopped and there is one: with its grace first, then, where it does not end, by
 * kills until it does. Whoever waits for its end may hang, so the executor is asked for it too once it is overdue. The first
 * cause counts. The lock guards the fields that are not final; no call is made under it.
 */
final class Stopper {

    private static final Logger LOG = LoggerFactory.getLogger(Stopper.class);

    /** How long after the grace the end should be known. */
    private static final Duration MARGIN = Duration.ofSeconds(10);

    private final Watched watched;
    private final Scope scope;
    private final Threads threads;
    private final Reports reports;
    private final ReentrantLock lock = new ReentrantLock();
    private final CountDownLatch ended = new CountDownLatch(1);
    private Optional<StopCause> cause = Optional.empty();
    private Duration grace = Duration.ZERO;
    private @Nullable Run run;
    private Threads.Task overdue = () -> {};

    Stopper(Watched watched, Scope scope, Threads threads, Reports reports) {
        this.watched = watched;
        this.scope = scope;
        this.threads = threads;
        this.reports = reports;
    }

    Optional<StopCause> cause() {
        lock.lock();
        try {
            return cause;
        } finally {
            lock.unlock();
        }
    }

    /** Asks for the stop; returns at once. */
    void request(StopCause why, Duration graceTime) {
        lock.lock();
        try {
            if (cause.isPresent()) {
                return;
            }
            cause = Optional.of(why);
            grace = graceTime;
            beginIfBothKnown();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Tells what there is to stop.
     *
     * @param whenOverdue run when a stop was asked for, its time has passed, and no end was told; again after the next
     */
    void attach(Run workload, Threads.Task whenOverdue) {
        lock.lock();
        try {
            run = workload;
            overdue = whenOverdue;
            beginIfBothKnown();
        } finally {
            lock.unlock();
        }
    }

    /** Tells that it has ended. */
    void ended() {
        ended.countDown();
    }

    private void beginIfBothKnown() {
        Run workload = run;
        if (workload != null && cause.isPresent()) {
            Duration graceTime = grace;
            Threads.Task whenOverdue = overdue;
            threads.start("stop " + watched.token(), () -> stop(workload, graceTime, whenOverdue));
        }
    }

    private void stop(Run workload, Duration graceTime, Threads.Task whenOverdue) throws InterruptedException {
        Pauses pauses = new Pauses(scope.parts().settings().pauses());
        Duration next = graceTime;
        while (ended.getCount() > 0) {
            scope.permit().await();
            Duration wait;
            try {
                workload.stop(next);
                wait = next.plus(MARGIN);
                next = Duration.ZERO;
            } catch (PluginException e) {
                LOG.atWarn()
                        .addKeyValue("executionId", watched.execution())
                        .addKeyValue("token", watched.token())
                        .addKeyValue("reason", e.getMessage())
                        .log("A workload could not be stopped; it is tried again");
                reports.failing(e);
                wait = pauses.next(e);
            }
            if (ended.await(wait.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
            whenOverdue.run();
        }
    }
}
