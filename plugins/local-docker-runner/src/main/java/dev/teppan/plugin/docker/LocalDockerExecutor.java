package dev.teppan.plugin.docker;

import dev.teppan.spi.PluginContext;
import dev.teppan.spi.RetryableException;
import dev.teppan.spi.executor.ExecutorLimits;
import dev.teppan.spi.executor.ExecutorStatus;
import dev.teppan.spi.executor.FindResult;
import dev.teppan.spi.executor.JobExecutor;
import dev.teppan.spi.executor.Launch;
import dev.teppan.spi.executor.LaunchReference;
import dev.teppan.spi.executor.LaunchToken;
import dev.teppan.spi.executor.RunHandle;
import dev.teppan.spi.executor.StartResult;
import dev.teppan.spi.executor.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends each launch to the engine it was placed on. */
final class LocalDockerExecutor implements JobExecutor {

    /** The kernel takes 128 KiB for a string, its end included; for all of them together it takes some 2 MiB. */
    private static final ExecutorLimits LIMITS = new ExecutorLimits(128 * 1024 - 1, 1024 * 1024);

    private static final Duration FIRST_PROBE = Duration.ofSeconds(6);

    private final List<DockerHost> hosts;
    private final CapacityView capacity;
    private final RecentTokens<Watch> settled;
    private final Map<LaunchToken, CompletableFuture<StartResult>> starting = new ConcurrentHashMap<>();

    private LocalDockerExecutor(List<DockerHost> hosts, CapacityView capacity, RecentTokens<Watch> settled) {
        this.hosts = hosts;
        this.capacity = capacity;
        this.settled = settled;
    }

    static LocalDockerExecutor open(DockerSettings settings, PluginContext context) {
        EngineIds ids = new EngineIds();
        List<DockerHost> hosts = settings.hosts().stream()
                .map(host -> new DockerHost(host, settings, ids, context.clock()))
                .toList();
        awaitFirstProbe(hosts);
        hosts.forEach(host -> host.monitor().start());
        CapacityView capacity = new CapacityView(settings, hosts, context.clock());
        return new LocalDockerExecutor(hosts, capacity, new RecentTokens<>(context.clock()));
    }

    @Override
    public ExecutorLimits limits() {
        return LIMITS;
    }

    @Override
    public ExecutorStatus status() {
        return capacity.status();
    }

    /** Calls for one token at the same time share one start: starting a container that has just ended would run it again. */
    @Override
    public StartResult start(Launch launch) throws InterruptedException {
        CompletableFuture<StartResult> mine = new CompletableFuture<>();
        CompletableFuture<StartResult> other = starting.putIfAbsent(launch.token(), mine);
        if (other != null) {
            return shared(other);
        }
        try {
            StartResult result = startAlone(launch);
            mine.complete(result);
            return result;
        } finally {
            starting.remove(launch.token());
            mine.completeExceptionally(new RetryableException("the start that was under way failed"));
        }
    }

    @Override
    public FindResult find(LaunchReference reference) throws InterruptedException {
        String node = reference
                .handle()
                .map(handle -> LaunchHandle.parse(handle).engineId())
                .orElse(reference.node());
        Optional<DockerHost> host = host(node);
        if (host.isEmpty()) {
            return new FindResult.Unreachable("no configured engine has answered with the id " + node);
        }
        CompletableFuture<StartResult> underWay = starting.get(reference.token());
        if (underWay != null && shared(underWay) instanceof StartResult.Started started) {
            return new FindResult.Attached(started.run());
        }
        return host.get().find(reference, node);
    }

    @Override
    public List<Workload> list() throws InterruptedException {
        List<Workload> workloads = new ArrayList<>();
        for (DockerHost host : hosts) {
            workloads.addAll(host.list());
        }
        return workloads;
    }

    @Override
    public void discard(RunHandle handle) throws InterruptedException {
        LaunchHandle parsed = LaunchHandle.parse(handle);
        DockerHost host = host(parsed.engineId())
                .orElseThrow(() -> new RetryableException("no configured engine has the id " + parsed.engineId()));
        settled.add(parsed.token(), host.discard(parsed));
    }

    @Override
    public void close() {
        hosts.forEach(DockerHost::close);
    }

    private StartResult startAlone(Launch launch) throws InterruptedException {
        Optional<DockerHost> host = host(launch.node());
        if (host.isEmpty()) {
            return Refusals.unavailable("no configured engine has answered with the id " + launch.node());
        }
        Optional<Watch> before = settled.find(launch.token());
        if (before.isPresent()) {
            return new StartResult.Started(new DockerRun(host.get(), before.get()));
        }
        return host.get().start(launch);
    }

    private Optional<DockerHost> host(String engineId) {
        return hosts.stream()
                .filter(host -> host.monitor()
                        .facts()
                        .filter(facts -> facts.id().equals(engineId))
                        .isPresent())
                .findFirst();
    }

    private static StartResult shared(CompletableFuture<StartResult> underWay) throws InterruptedException {
        try {
            return underWay.get();
        } catch (ExecutionException failure) {
            throw new RetryableException("the start that was under way failed", failure);
        }
    }

    private static void awaitFirstProbe(List<DockerHost> hosts) {
        CompletableFuture<?>[] probes = hosts.stream()
                .map(host -> {
                    CompletableFuture<Boolean> done = new CompletableFuture<>();
                    Thread.ofVirtual().start(() -> {
                        try {
                            host.monitor().probe();
                        } catch (InterruptedException closing) {
                            Thread.currentThread().interrupt();
                        } finally {
                            done.complete(true);
                        }
                    });
                    return done;
                })
                .toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(probes).get(FIRST_PROBE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException late) {
            return;
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }
}
