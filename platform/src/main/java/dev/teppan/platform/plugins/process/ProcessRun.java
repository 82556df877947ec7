package dev.teppan.platform.plugins.process;

import dev.teppan.spi.RetryableException;
import dev.teppan.spi.executor.ExitReport;
import dev.teppan.spi.executor.LaunchToken;
import dev.teppan.spi.executor.OutputPosition;
import dev.teppan.spi.executor.OutputSink;
import dev.teppan.spi.executor.OutputStreamName;
import dev.teppan.spi.executor.Run;
import dev.teppan.spi.executor.RunHandle;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Watches one workload through its directory. */
final class ProcessRun implements Run {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessRun.class);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final RunDirectory run;
    private final InstantSource clock;
    private final ExecutorService kills;

    ProcessRun(RunDirectory run, InstantSource clock, ExecutorService kills) {
        this.run = run;
        this.clock = clock;
        this.kills = kills;
    }

    static RunHandle handle(LaunchToken token) {
        return new RunHandle(1, token.value());
    }

    @Override
    public RunHandle handle() {
        return handle(run.token());
    }

    @Override
    public Optional<Instant> startedAt() {
        return run.startedAt();
    }

    @Override
    public ExitReport await() throws InterruptedException {
        while (!endsWithin(Duration.ofHours(1))) {
            // A process may run for long; the wait only needs some bound.
        }
        return run.report();
    }

    @Override
    public void stop(Duration grace) {
        Optional<RunDirectory.Pids> pids = run.pids();
        if (run.ended() || run.alive().isEmpty() || pids.isEmpty()) {
            return;
        }
        run.noteStop();
        signal(grace.isZero() ? "KILL" : "TERM", pids.get());
        if (!grace.isZero() && !kills.isShutdown()) {
            var unused = kills.submit(() -> killAfter(grace, pids.get()));
        }
    }

    private void killAfter(Duration grace, RunDirectory.Pids pids) {
        try {
            if (!endsWithin(grace)) {
                signal("KILL", pids);
            }
        } catch (InterruptedException e) {
            // The executor was closed; the next one is told to stop it again.
            Thread.currentThread().interrupt();
        } catch (RetryableException e) {
            LOG.atError().addKeyValue("launch", run.token()).setCause(e).log("A process could not be killed; kill it");
        }
    }

    @Override
    public void output(OutputPosition from, OutputSink sink) throws InterruptedException {
        FileTail stdout = tail(OutputStreamName.STDOUT, from.stdout(), sink);
        FileTail stderr = tail(OutputStreamName.STDERR, from.stderr(), sink);
        boolean ended;
        do {
            ended = endsWithin(LOOK_AGAIN);
            stdout.copy();
            stderr.copy();
        } while (!ended);
    }

    private FileTail tail(OutputStreamName stream, String position, OutputSink sink) {
        long offset = position.isEmpty() ? 0 : Long.parseLong(position);
        return new FileTail(run.output(stream), stream, offset, clock, sink);
    }

    @Override
    public void close() {
        // Nothing is held: each call opens what it needs.
    }

    private boolean endsWithin(Duration time) throws InterruptedException {
        Optional<ProcessHandle> process = run.alive();
        if (run.ended() || process.isEmpty()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            return true;
        }
        try {
            process.get().onExit().get(time.toMillis(), TimeUnit.MILLISECONDS);
            return run.ended() || run.alive().isEmpty();
        } catch (TimeoutException e) {
            return run.ended();
        } catch (ExecutionException e) {
            throw new RetryableException("cannot watch a process: " + e.getCause(), e);
        }
    }

    private static void signal(String name, RunDirectory.Pids pids) {
        try {
            ScriptStart.signal(name, pids.workload());
        } catch (IOException e) {
            throw new RetryableException("cannot send a signal: " + e, e);
        }
    }
}
