package dev.teppan.example.executor;

import dev.teppan.spi.Resources;
import dev.teppan.spi.executor.CapacitySnapshot;
import dev.teppan.spi.executor.ExecutorLimits;
import dev.teppan.spi.executor.ExecutorStatus;
import dev.teppan.spi.executor.ExecutorStatus.Health;
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
import dev.teppan.spi.executor.StartResult.RefusalCause;
import dev.teppan.spi.executor.Workload;
import dev.teppan.spi.executor.Workload.WorkloadState;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** Pretends to run jobs, in memory. What it knows is gone with it, so after a restart everything is gone for certain. */
final class EchoExecutor implements JobExecutor {

    private static final long MEMORY_MIB = 1024 * 1024;

    private final InstantSource clock;
    private final Resources total;
    private final Map<LaunchToken, EchoRun> runs = new ConcurrentHashMap<>();
    private final Set<LaunchToken> discarded = ConcurrentHashMap.newKeySet();
    private final AtomicLong version = new AtomicLong(1);

    EchoExecutor(int cores, InstantSource clock) {
        this.clock = clock;
        this.total = Resources.of(cores * 1000L, MEMORY_MIB);
    }

    @Override
    public ExecutorLimits limits() {
        return new ExecutorLimits(128 * 1024, 1024 * 1024);
    }

    @Override
    public ExecutorStatus status() {
        Map<LaunchToken, Resources> live = runs.values().stream()
                .filter(run -> !run.ended())
                .collect(Collectors.toMap(EchoRun::token, run -> run.launch().resources()));
        Resources used = live.values().stream().reduce(Resources.NONE, Resources::plus);
        Resources free = Resources.of(
                Math.max(0, total.cpu() - used.cpu()), Math.max(0, total.memory() - used.memory()));
        Node node = new Node("echo", Map.of(), NodeState.READY, total, free, live.keySet());
        Pool pool = new Pool("echo", Map.of(), List.of(node), List.of(total), Optional.empty());
        return new ExecutorStatus(
                Health.HEALTHY, new CapacitySnapshot(version.get(), clock.instant(), List.of(pool)));
    }

    @Override
    public StartResult start(Launch launch) {
        if (discarded.contains(launch.token())) {
            return new StartResult.Refused(
                    RefusalCause.UNAVAILABLE, "token " + launch.token() + " was used and discarded", Optional.empty());
        }
        return new StartResult.Started(runs.computeIfAbsent(launch.token(), token -> {
            version.incrementAndGet();
            return new EchoRun(launch, clock, version::incrementAndGet);
        }));
    }

    @Override
    public FindResult find(LaunchReference reference) {
        EchoRun run = runs.get(reference.token());
        if (run == null) {
            return new FindResult.Gone("it is not in memory");
        }
        return run.report()
                .<FindResult>map(report -> new FindResult.Ended(run, report))
                .orElseGet(() -> new FindResult.Attached(run));
    }

    @Override
    public List<Workload> list() {
        return runs.values().stream()
                .map(run -> new Workload(
                        run.token(),
                        run.launch().node(),
                        run.handle(),
                        run.ended() ? WorkloadState.ENDED : WorkloadState.RUNNING,
                        run.launch().labels()))
                .toList();
    }

    @Override
    public void discard(RunHandle handle) {
        LaunchToken token = new LaunchToken(handle.text());
        EchoRun run = runs.get(token);
        if (run != null && !run.ended()) {
            throw new IllegalStateException(token + " still runs");
        }
        discarded.add(token);
        runs.remove(token);
    }

    @Override
    public void close() {
        // Nothing is watched and nothing is connected.
    }
}
