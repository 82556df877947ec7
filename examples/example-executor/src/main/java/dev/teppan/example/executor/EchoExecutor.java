package dev.teppan.example.executor;

import dev.teppan.spi.Resources;
import dev.teppan.spi.executor.CapacitySnapshot;
import dev.teppan.spi.executor.ExecutorLimits;
import dev.teppan.spi.executor.ExecutorScaling;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** Pretends to run jobs, in memory. What it knows is gone with it, so after a restart everything is gone for certain. */
final class EchoExecutor implements JobExecutor {

    private static final String FIXED = "echo";
    private static final long MEMORY_MIB = 1024 * 1024;

    private final InstantSource clock;
    private final Resources total;
    private final Optional<EchoPool> growing;
    private final Map<LaunchToken, EchoRun> runs = new ConcurrentHashMap<>();
    private final Set<LaunchToken> discarded = ConcurrentHashMap.newKeySet();
    private final AtomicLong version = new AtomicLong(1);

    EchoExecutor(EchoSettings settings, InstantSource clock) {
        this.clock = clock;
        this.total = Resources.of(settings.cores() * 1000L, MEMORY_MIB);
        this.growing = settings.growingNodes() == 0
                ? Optional.empty()
                : Optional.of(new EchoPool(
                        total,
                        settings.growingNodes(),
                        node -> live().stream().anyMatch(run -> run.launch().node().equals(node)),
                        version::incrementAndGet));
    }

    @Override
    public ExecutorLimits limits() {
        return new ExecutorLimits(128 * 1024, 1024 * 1024);
    }

    @Override
    public ExecutorStatus status() {
        List<Pool> pools = new ArrayList<>();
        pools.add(pool(FIXED, List.of(FIXED)));
        growing.ifPresent(pool -> pools.add(pool(EchoPool.NAME, pool.nodes())));
        return new ExecutorStatus(Health.HEALTHY, new CapacitySnapshot(version.get(), clock.instant(), pools));
    }

    private Pool pool(String name, List<String> nodes) {
        return new Pool(name, Map.of(), nodes.stream().map(this::node).toList(), List.of(total), Optional.empty());
    }

    private Node node(String id) {
        Map<LaunchToken, Resources> live = live().stream()
                .filter(run -> run.launch().node().equals(id))
                .collect(Collectors.toMap(EchoRun::token, run -> run.launch().resources()));
        Resources used = live.values().stream().reduce(Resources.NONE, Resources::plus);
        Resources free = Resources.of(
                Math.max(0, total.cpu() - used.cpu()), Math.max(0, total.memory() - used.memory()));
        return new Node(id, Map.of(), NodeState.READY, total, free, live.keySet());
    }

    private List<EchoRun> live() {
        return runs.values().stream().filter(run -> !run.ended()).toList();
    }

    @Override
    public Optional<ExecutorScaling> scaling() {
        return growing.map(pool -> pool);
    }

    @Override
    public StartResult start(Launch launch) {
        if (discarded.contains(launch.token())) {
            return new StartResult.Refused(
                    RefusalCause.UNAVAILABLE, "token " + launch.token() + " was used and discarded", Optional.empty());
        }
        if (growing.isPresent() && launch.pool().equals(EchoPool.NAME) && !runs.containsKey(launch.token())) {
            // The node may have gone since it was chosen, and must stay once something runs there.
            if (!growing.get().onNode(launch.node(), () -> run(launch))) {
                return new StartResult.Refused(
                        RefusalCause.NO_ROOM, "there is no node " + launch.node(), Optional.empty());
            }
        }
        return new StartResult.Started(run(launch));
    }

    private EchoRun run(Launch launch) {
        return runs.computeIfAbsent(launch.token(), token -> {
            version.incrementAndGet();
            return new EchoRun(launch, clock, version::incrementAndGet);
        });
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
