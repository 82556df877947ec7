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
 * kills until it does. The first cause counts. The lock guards the three fields; no call is made under it.
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

    /** Tells what there is to stop. */
    void attach(Run workload) {
        lock.lock();
        try {
            run = workload;
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
            threads.start("stop " + watched.token(), () -> stop(workload, graceTime));
        }
    }

    private void stop(Run workload, Duration graceTime) throws InterruptedException {
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
        }
    }
}
