package dev.teppan.bench.noop;

import dev.teppan.spi.Resources;
import dev.teppan.spi.RetryableException;
import dev.teppan.spi.executor.CapacitySnapshot;
import dev.teppan.spi.executor.ExecutorLimits;
import dev.teppan.spi.executor.ExecutorStatus;
import dev.teppan.spi.executor.ExecutorStatus.Health;
import dev.teppan.spi.executor.ExitReport;
import dev.teppan.spi.executor.FindResult;
import dev.teppan.spi.executor.JobExecutor;
import dev.teppan.spi.executor.Launch;
import dev.teppan.spi.executor.LaunchReference;
import dev.teppan.spi.executor.LaunchToken;
import dev.teppan.spi.executor.Node;
import dev.teppan.spi.executor.Node.NodeState;
import dev.teppan.spi.executor.Pool;
import dev.teppan.spi.executor.RunHandle;
import dev.teppan.spi.executor.StartResult;
import dev.teppan.spi.executor.Workload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Whatever is started has ended already. One slot is 100 millicores and 4 MiB; what ran is forgotten when it is discarded. */
final class NoopExecutor implements JobExecutor {

    private static final long SLOT_CPU = 100;
    private static final long SLOT_MEMORY = 4;

    private final InstantSource clock;
    private final StartReport report;
    private final ExecutorStatus status;
    private final Map<LaunchToken, NoopRun> ended = new ConcurrentHashMap<>();

    NoopExecutor(int slots, StartReport report, InstantSource clock) {
        this.clock = clock;
        this.report = report;
        Resources total = Resources.of(slots * SLOT_CPU, slots * SLOT_MEMORY);
        Node node = new Node("noop", Map.of(), NodeState.READY, total, total, Set.of());
        Pool pool = new Pool("noop", Map.of(), List.of(node), List.of(total), Optional.empty());
        this.status = new ExecutorStatus(Health.HEALTHY, new CapacitySnapshot(1, clock.instant(), List.of(pool)));
    }

    @Override
    public ExecutorLimits limits() {
        return new ExecutorLimits(128 * 1024, 1024 * 1024);
    }

    /** Nothing ever takes room for longer than its start does, so all of it is always free. */
    @Override
    public ExecutorStatus status() {
        return status;
    }

    @Override
    public StartResult start(Launch launch) {
        try {
            report.started(launch.environment().getOrDefault("TEPPAN_MESSAGE_ID", ""));
        } catch (IOException e) {
            throw new RetryableException("the start could not be reported", e);
        }
        return new StartResult.Started(ended.computeIfAbsent(launch.token(), token -> {
            Instant now = clock.instant();
            return new NoopRun(new RunHandle(1, token.value()), now, new ExitReport.Exited(0, Optional.of(now), now));
        }));
    }

    @Override
    public FindResult find(LaunchReference reference) {
        NoopRun run = ended.get(reference.token());
        return run == null ? new FindResult.Gone("it is not in memory") : new FindResult.Ended(run, run.await());
    }

    @Override
    public List<Workload> list() {
        return List.of();
    }

    @Override
    public void discard(RunHandle handle) {
        ended.remove(new LaunchToken(handle.text()));
    }

    @Override
    public void close() {
        try {
            report.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
