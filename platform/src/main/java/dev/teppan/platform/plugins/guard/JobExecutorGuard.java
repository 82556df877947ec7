package dev.teppan.platform.plugins.guard;

import dev.teppan.spi.PluginException;
import dev.teppan.spi.executor.CapacitySnapshot;
import dev.teppan.spi.executor.ExecutorLimits;
import dev.teppan.spi.executor.ExecutorScaling;
import dev.teppan.spi.executor.ExecutorStatus;
import dev.teppan.spi.executor.ExecutorStatus.Health;
import dev.teppan.spi.executor.FindResult;
import dev.teppan.spi.executor.JobExecutor;
import dev.teppan.spi.executor.Launch;
import dev.teppan.spi.executor.LaunchReference;
import dev.teppan.spi.executor.RunHandle;
import dev.teppan.spi.executor.StartResult;
import dev.teppan.spi.executor.Workload;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Guards an executor, and the runs it hands out. */
final class JobExecutorGuard implements JobExecutor {

    private final JobExecutor plugin;
    private final CallGuard guard;
    private final PoolShapes shapes;
    private final Set<String> scaled = ConcurrentHashMap.newKeySet();
    private volatile CapacitySnapshot lastCapacity;

    JobExecutorGuard(JobExecutor plugin, CallGuard guard, InstantSource clock, PoolShapes shapes) {
        this.plugin = plugin;
        this.guard = guard;
        this.shapes = shapes;
        this.lastCapacity = new CapacitySnapshot(0, clock.instant(), List.of());
    }

    @Override
    public ExecutorLimits limits() {
        return guard.ask("limits", plugin::limits);
    }

    /** Never throws, whatever the plugin does: an executor that cannot tell its status is unhealthy. */
    @Override
    public ExecutorStatus status() {
        try {
            ExecutorStatus status = shapes.in(guard.ask("status", plugin::status));
            lastCapacity = status.capacity();
            return status;
        } catch (PluginException e) {
            return new ExecutorStatus(Health.unhealthy(String.valueOf(e.getMessage())), lastCapacity);
        }
    }

    @Override
    public StartResult start(Launch launch) throws InterruptedException {
        return switch (guard.call("start", () -> plugin.start(launch))) {
            case StartResult.Started started -> new StartResult.Started(new RunGuard(started.run(), guard));
            case StartResult.Refused refused -> refused;
        };
    }

    @Override
    public FindResult find(LaunchReference reference) throws InterruptedException {
        return switch (guard.call("find", () -> plugin.find(reference))) {
            case FindResult.Attached attached -> new FindResult.Attached(new RunGuard(attached.run(), guard));
            case FindResult.Ended ended -> new FindResult.Ended(new RunGuard(ended.run(), guard), ended.report());
            case FindResult.Gone gone -> gone;
            case FindResult.Unreachable unreachable -> unreachable;
        };
    }

    @Override
    public List<Workload> list() throws InterruptedException {
        return guard.call("list", plugin::list);
    }

    @Override
    public void discard(RunHandle handle) throws InterruptedException {
        Optional<IllegalStateException> refusal = guard.call("discard", () -> {
            try {
                plugin.discard(handle);
                return Optional.empty();
            } catch (IllegalStateException stillRuns) {
                return Optional.of(stillRuns);
            }
        });
        if (refusal.isPresent()) {
            throw refusal.get();
        }
    }

    @Override
    public Optional<ExecutorScaling> scaling() {
        return guard.ask("scaling", plugin::scaling).map(scaling -> new ExecutorScalingGuard(scaling, guard, scaled));
    }

    @Override
    public void close() {
        guard.tell("close", plugin::close);
    }
}
