package dev.teppan.platform.app.crash;

import dev.teppan.spi.executor.ExecutorLimits;
import dev.teppan.spi.executor.ExecutorScaling;
import dev.teppan.spi.executor.ExecutorStatus;
import dev.teppan.spi.executor.FindResult;
import dev.teppan.spi.executor.JobExecutor;
import dev.teppan.spi.executor.Launch;
import dev.teppan.spi.executor.LaunchReference;
import dev.teppan.spi.executor.RunHandle;
import dev.teppan.spi.executor.StartResult;
import dev.teppan.spi.executor.Workload;
import java.util.List;
import java.util.Optional;

/** Passes crash points around starts, ends and removals. */
record CrashingExecutor(JobExecutor executor, CrashSwitch crash) implements JobExecutor {

    @Override
    public StartResult start(Launch launch) throws InterruptedException {
        crash.pass(CrashPoint.BEFORE_START);
        StartResult result = executor.start(launch);
        crash.pass(CrashPoint.AFTER_START);
        return result instanceof StartResult.Started started
                ? new StartResult.Started(new CrashingRun(started.run(), crash))
                : result;
    }

    @Override
    public FindResult find(LaunchReference reference) throws InterruptedException {
        return switch (executor.find(reference)) {
            case FindResult.Attached attached -> new FindResult.Attached(new CrashingRun(attached.run(), crash));
            case FindResult.Ended ended -> new FindResult.Ended(new CrashingRun(ended.run(), crash), ended.report());
            case FindResult.Gone gone -> gone;
            case FindResult.Unreachable unreachable -> unreachable;
        };
    }

    @Override
    public void discard(RunHandle handle) throws InterruptedException {
        crash.pass(CrashPoint.BEFORE_DISCARD);
        executor.discard(handle);
        crash.pass(CrashPoint.AFTER_DISCARD);
    }

    @Override
    public ExecutorLimits limits() {
        return executor.limits();
    }

    @Override
    public ExecutorStatus status() {
        return executor.status();
    }

    @Override
    public List<Workload> list() throws InterruptedException {
        return executor.list();
    }

    @Override
    public Optional<ExecutorScaling> scaling() {
        return executor.scaling();
    }

    @Override
    public void close() {
        executor.close();
    }
}
