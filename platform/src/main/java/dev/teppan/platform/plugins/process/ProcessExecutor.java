package dev.teppan.platform.plugins.process;

import dev.teppan.spi.Resources;
import dev.teppan.spi.RetryableException;
import dev.teppan.spi.executor.ExecutorLimits;
import dev.teppan.spi.executor.ExecutorStatus;
import dev.teppan.spi.executor.ExecutorStatus.Health;
import dev.teppan.spi.executor.FindResult;
import dev.teppan.spi.executor.JobExecutor;
import dev.teppan.spi.executor.Launch;
import dev.teppan.spi.executor.LaunchReference;
import dev.teppan.spi.executor.LaunchToken;
import dev.teppan.spi.executor.Run;
import dev.teppan.spi.executor.RunHandle;
import dev.teppan.spi.executor.StartResult;
import dev.teppan.spi.executor.StartResult.RefusalCause;
import dev.teppan.spi.executor.StartResult.Refused;
import dev.teppan.spi.executor.StartResult.Started;
import dev.teppan.spi.executor.Workload;
import dev.teppan.spi.executor.Workload.WorkloadState;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Runs launches as processes that outlive the server. All that is known of one lies in its {@link RunDirectory}, so that a
 * new object finds it again.
 */
final class ProcessExecutor implements JobExecutor {

    // Linux takes 128 KiB for each string with its final NUL, and 2 MiB in all by default.
    private static final ExecutorLimits LIMITS = new ExecutorLimits(128 * 1024 - 1, 1024 * 1024);

    private final RunDirectories directories;
    private final ProcessRoom room;
    private final ReentrantLock starting = new ReentrantLock();
    private final ExecutorService kills = Executors.newVirtualThreadPerTaskExecutor();

    ProcessExecutor(RunDirectories directories, Resources total) {
        this.directories = directories;
        this.room = new ProcessRoom(total, directories.clock());
        for (RunDirectory run : directories.all()) {
            run.alive().filter(process -> !run.ended()).ifPresent(process -> {
                room.count(run.token(), run.resources());
                releaseAtEnd(run, process);
            });
        }
    }

    @Override
    public ExecutorLimits limits() {
        return LIMITS;
    }

    @Override
    public ExecutorStatus status() {
        return new ExecutorStatus(Health.HEALTHY, room.snapshot());
    }

    @Override
    public StartResult start(Launch launch) throws InterruptedException {
        // One at a time: two calls with one token must not both begin.
        starting.lockInterruptibly();
        try {
            RunDirectory run = directories.of(launch.token());
            if (directories.discarded(launch.token())) {
                return refused(RefusalCause.UNAVAILABLE, "token " + launch.token() + " was used and discarded");
            }
            if (run.exists()) {
                return existing(run);
            }
            return check(launch).map(StartResult.class::cast).orElseGet(() -> begin(launch, run));
        } finally {
            starting.unlock();
        }
    }

    private StartResult existing(RunDirectory run) {
        return run.pids().isPresent() || run.ended()
                ? new Started(watch(run))
                : refused(RefusalCause.UNAVAILABLE, "token " + run.token() + " was taken and never began");
    }

    private static Optional<Refused> check(Launch launch) {
        if (launch.command().isEmpty()) {
            return Optional.of(
                    refused(RefusalCause.INVALID, "this executor uses no image, so the job must name a command"));
        }
        String program = launch.command().getFirst();
        String path = launch.environment().get("PATH");
        List<String> searched = path == null ? LaunchScript.path() : LaunchScript.split(path);
        return LaunchScript.find(program, searched).isPresent()
                ? Optional.empty()
                : Optional.of(refused(RefusalCause.INVALID, "there is no program " + program));
    }

    private StartResult begin(Launch launch, RunDirectory run) {
        if (!room.take(launch.token(), launch.resources())) {
            return refused(
                    RefusalCause.NO_ROOM,
                    "there is not enough room for " + launch.resources().amounts());
        }
        try {
            run.create(launch);
            ScriptStart.run(LaunchScript.of(launch, run.path()));
            Optional<ProcessHandle> process = run.alive();
            if (process.isPresent()) {
                releaseAtEnd(run, process.get());
            } else {
                room.release(launch.token());
            }
            return existing(run);
        } catch (IOException e) {
            room.release(launch.token());
            throw new RetryableException("cannot start a process: " + e, e);
        }
    }

    @Override
    public FindResult find(LaunchReference reference) {
        RunDirectory run = directories.of(reference.token());
        if (!run.exists()) {
            return new FindResult.Gone("there is no trace of it");
        }
        if (run.claim()) {
            return new FindResult.Gone("it never began and cannot any more");
        }
        if (run.pids().isEmpty() && !run.ended()) {
            return new FindResult.Unreachable("it is just beginning");
        }
        return run.ended() || run.alive().isEmpty()
                ? new FindResult.Ended(watch(run), run.report())
                : new FindResult.Attached(watch(run));
    }

    @Override
    public List<Workload> list() {
        return directories.all().stream()
                .map(run ->
                        new Workload(run.token(), run.node(), ProcessRun.handle(run.token()), state(run), run.labels()))
                .toList();
    }

    @Override
    public void discard(RunHandle handle) {
        LaunchToken token = new LaunchToken(handle.text());
        RunDirectory run = directories.of(token);
        if (run.exists() && state(run) == WorkloadState.RUNNING) {
            throw new IllegalStateException(token + " still runs");
        }
        directories.discard(token);
    }

    @Override
    public void close() {
        kills.shutdownNow();
    }

    private static WorkloadState state(RunDirectory run) {
        if (run.ended()) {
            return WorkloadState.ENDED;
        }
        if (run.pids().isEmpty()) {
            return WorkloadState.CREATED;
        }
        return run.alive().isPresent() ? WorkloadState.RUNNING : WorkloadState.ENDED;
    }

    private Run watch(RunDirectory run) {
        return new ProcessRun(run, directories.clock(), kills);
    }

    private void releaseAtEnd(RunDirectory run, ProcessHandle process) {
        var unused = process.onExit().thenRun(() -> room.release(run.token()));
    }

    private static Refused refused(RefusalCause cause, String detail) {
        return new Refused(cause, detail, Optional.empty());
    }
}
