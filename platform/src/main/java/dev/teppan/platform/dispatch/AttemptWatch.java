package dev.teppan.platform.dispatch;

import dev.teppan.platform.execution.Outcome;
import dev.teppan.spi.PermanentException;
import dev.teppan.spi.PluginException;
import dev.teppan.spi.RetryableException;
import dev.teppan.spi.executor.ExitReport;
import dev.teppan.spi.executor.FindResult;
import dev.teppan.spi.executor.JobExecutor;
import dev.teppan.spi.executor.Run;
import dev.teppan.spi.executor.RunHandle;
import dev.teppan.spi.executor.StartResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches one launch from its start, or from when it was found, to the removal of what is left of it: plain blocking code on
 * a virtual thread, with a second one for the output. Writes nothing to the database; posts what happens.
 */
final class AttemptWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AttemptWatch.class);
    private static final long START_POLL_MILLIS = 250;
    private static final int DISCARD_TRIES = 10;
    private static final Duration SILENCE_RECORDED_WITHIN = Duration.ofMinutes(1);

    private final Watched watched;
    private final JobExecutor executor;
    private final Scope scope;
    private final boolean keepsOutput;
    private final Reports reports;
    private final Stopper stopper;
    private final Threads threads = new Threads();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CountDownLatch recorded = new CountDownLatch(1);
    private final CountDownLatch silenceRecorded = new CountDownLatch(1);
    private final AtomicBoolean concluded = new AtomicBoolean();

    /** @param keepsOutput whether there is output left to be kept */
    AttemptWatch(Watched watched, JobExecutor executor, Scope scope, boolean keepsOutput) {
        this.watched = watched;
        this.keepsOutput = keepsOutput;
        this.executor = executor;
        this.scope = scope;
        this.reports = new Reports(watched, scope.mailbox());
        this.stopper = new Stopper(watched, scope, threads, reports);
    }

    Watched watched() {
        return watched;
    }

    /**
     * Starts the launch and watches it; returns at once. {@code done} is run when nothing is left to do, and not when the
     * watch is closed before.
     */
    void start(StartOrder order, Runnable done) {
        begin(new Starter(order, executor, scope, reports, stopper), done);
    }

    /** Finds the launch and watches it; returns at once. */
    void adopt(Optional<RunHandle> handle, StartResult.Refused ifGone, Runnable done) {
        begin(new Finder(new Question(watched, handle, executor, scope), reports, ifGone), done);
    }

    /** Has the workload stopped; returns at once. Only the first cause counts. */
    void stop(StopCause cause, Duration grace) {
        stopper.request(cause, grace);
    }

    /** Tells that the end is committed, so that what is left of the workload may be removed. */
    void recorded() {
        recorded.countDown();
    }

    /** Tells that it is committed that there was no output. */
    void silenceRecorded() {
        silenceRecorded.countDown();
    }

    /** Stops watching; never touches the workload. Repeatable. */
    @Override
    public void close() {
        threads.close();
    }

    /** Waits for the end of its threads, once closed. */
    boolean awaitEnd(long deadline) throws InterruptedException {
        return threads.awaitEnd(deadline);
    }

    private void begin(Beginning beginning, Runnable done) {
        threads.start("attempt " + watched.token(), () -> {
            try {
                Optional<Run> run = beginning.begin();
                if (run.isEmpty() || follow(run.get(), done)) {
                    done.run();
                }
            } catch (RuntimeException e) {
                LOG.atError()
                        .addKeyValue("executionId", watched.execution())
                        .addKeyValue("token", watched.token())
                        .setCause(e)
                        .log("Watching an attempt failed; please report this bug. The attempt counts as out of reach");
                reports.outOfReach("Watching it failed: " + e);
            }
        });
    }

    /** Answers whether it was this thread that brought it to its end. */
    private boolean follow(Run run, Runnable done) throws InterruptedException {
        try {
            RunHandle handle = handle(run);
            reports.accepted(handle);
            noteStart(run);
            OutputCopy output = new OutputCopy(watched, run, scope);
            stopper.attach(run, () -> askForEnd(handle, output, done));
            if (keepsOutput) {
                threads.start("output " + watched.token(), output::run);
            }
            return conclude(await(run), handle, output);
        } finally {
            close(run);
        }
    }

    /** Brings it to its end; only the first who knows the end does. */
    private boolean conclude(ExitReport report, RunHandle handle, OutputCopy output) throws InterruptedException {
        if (!concluded.compareAndSet(false, true)) {
            return false;
        }
        stopper.ended();
        ended.countDown();
        output.workloadEnded();
        scope.statuses().ask(watched.placement().executor());
        if (report(report) && keepsOutput) {
            // Another host that took over may have completed the output and removed the workload since.
            scope.permit().await();
            keep(output);
        }
        recorded.await();
        discard(handle);
        scope.statuses().ask(watched.placement().executor());
        return true;
    }

    /** The workload should have ended, and its executor may know that it has, though waiting for it has not come back. */
    private void askForEnd(RunHandle handle, OutputCopy output, Runnable done) throws InterruptedException {
        Optional<ExitReport> end = switch (new Question(watched, Optional.of(handle), executor, scope).ask()) {
            case FindResult.Ended found -> {
                close(found.run());
                yield Optional.of(found.report());
            }
            case FindResult.Attached found -> {
                close(found.run());
                yield Optional.empty();
            }
            case FindResult.Gone gone ->
                Optional.of(
                        new ExitReport.Lost(gone.detail(), scope.parts().clock().instant()));
            case FindResult.Unreachable unreachable -> Optional.empty();
        };
        if (end.isPresent() && conclude(end.get(), handle, output)) {
            done.run();
        }
    }

    private RunHandle handle(Run run) throws InterruptedException {
        Pauses pauses = new Pauses(scope.parts().settings().pauses());
        while (true) {
            try {
                return run.handle();
            } catch (PluginException e) {
                reports.failing(e);
                pauses.await(e);
            }
        }
    }

    private void close(Run run) {
        try {
            run.close();
        } catch (PluginException e) {
            LOG.atWarn()
                    .addKeyValue("token", watched.token())
                    .addKeyValue("reason", e.getMessage())
                    .log("An executor does not stop watching a workload; what it holds for that is left behind");
        }
    }

    /** Posts the start when it is known, now or later. */
    private void noteStart(Run run) throws InterruptedException {
        Optional<Instant> startedAt = startedAt(run);
        if (startedAt.isPresent()) {
            reports.started(startedAt.get());
            return;
        }
        threads.start("start of " + watched.token(), () -> {
            while (!ended.await(START_POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                Optional<Instant> later = startedAt(run);
                if (later.isPresent()) {
                    reports.started(later.get());
                    return;
                }
            }
        });
    }

    private Optional<Instant> startedAt(Run run) throws InterruptedException {
        try {
            return run.startedAt();
        } catch (PluginException e) {
            reports.failing(e);
            return Optional.empty();
        }
    }

    private ExitReport await(Run run) throws InterruptedException {
        Pauses pauses = new Pauses(scope.parts().settings().pauses());
        while (true) {
            try {
                return run.await();
            } catch (RetryableException e) {
                reports.failing(e);
                pauses.await(e);
            } catch (PermanentException e) {
                return new ExitReport.Lost(
                        "The executor cannot tell any more: " + e.getMessage(),
                        scope.parts().clock().instant());
            }
        }
    }

    /** Posts the end. Answers whether it is the attempt's: a workload that never began was as good as refused. */
    private boolean report(ExitReport report) throws InterruptedException {
        if (report instanceof ExitReport.NeverStarted never && !reports.hasStarted()) {
            reports.refused(new StartResult.Refused(never.cause(), never.detail(), Optional.empty()));
            return false;
        }
        Optional<Instant> startedAt = switch (report) {
            case ExitReport.Exited exited -> exited.startedAt();
            case ExitReport.OutOfMemory out -> out.startedAt();
            case ExitReport.Stopped stopped -> stopped.startedAt();
            case ExitReport.NeverStarted never -> Optional.empty();
            case ExitReport.Interrupted interrupted -> Optional.empty();
            case ExitReport.Lost lost -> Optional.empty();
        };
        if (startedAt.isPresent()) {
            reports.started(startedAt.get());
        }
        Outcome outcome = Outcomes.of(report, stopper.cause(), startedAt.or(watched::startedAt), watched.timeout());
        reports.ended(outcome);
        return true;
    }

    /** That there was no output is written together with much else; output itself goes by way of the disk. */
    private void keep(OutputCopy output) throws InterruptedException {
        if (output.awaitSilence()) {
            reports.silent();
            if (silenceRecorded.await(SILENCE_RECORDED_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                return;
            }
        }
        output.seal();
    }

    private void discard(RunHandle handle) throws InterruptedException {
        Pauses pauses = new Pauses(scope.parts().settings().pauses());
        while (pauses.failures() < DISCARD_TRIES) {
            scope.permit().await();
            try {
                executor.discard(handle);
                return;
            } catch (RetryableException e) {
                pauses.await(e);
            } catch (PermanentException | IllegalStateException e) {
                LOG.atWarn()
                        .addKeyValue("token", watched.token())
                        .addKeyValue("reason", e.getMessage())
                        .log("What is left of a workload could not be removed; the next sweep tries again");
                return;
            }
        }
    }
}
