package dev.teppan.spi.testkit.executor;

import dev.teppan.spi.Resources;
import dev.teppan.spi.executor.ExecutorStatus;
import dev.teppan.spi.executor.ExitReport;
import dev.teppan.spi.executor.ExitReport.InterruptionCause;
import dev.teppan.spi.executor.Launch;
import dev.teppan.spi.executor.LaunchToken;
import dev.teppan.spi.executor.Node.NodeState;
import dev.teppan.spi.testkit.SettableClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The outside of a {@link FakeJobExecutor}: what a Docker engine or a cluster is to a real one. It outlives executor
 * objects, so that a test plays a restart by giving the same backend to a new one. Time is that of the clock. Safe for use
 * by several threads.
 *
 * <p>Until told otherwise there is one pool {@code default} with one node {@code node-1} of 4 cores and 8 GiB, and each
 * launch ends at once with code 0.
 */
public final class FakeBackend {

    private final SettableClock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final FakeCapacity capacity = new FakeCapacity();
    private final FakeScaling scaling = new FakeScaling(this, capacity);
    private final Map<LaunchToken, FakeWorkload> workloads = new LinkedHashMap<>();
    private final Map<String, FakeScript> scripts = new LinkedHashMap<>();
    private final List<Launch> startCalls = new ArrayList<>();
    private Function<Launch, Optional<FakeScript>> chooser = launch -> Optional.empty();
    private boolean disconnected;

    /** With the default node. */
    public FakeBackend(SettableClock clock) {
        this(clock, true);
    }

    private FakeBackend(SettableClock clock, boolean defaultNode) {
        this.clock = clock;
        if (defaultNode) {
            capacity.node("default", "node-1", Map.of(), Resources.of(4000, 8192));
        }
        clock.onChange(() -> change(() -> {}));
    }

    /** With no pool at all. */
    public static FakeBackend empty(SettableClock clock) {
        return new FakeBackend(clock, false);
    }

    /** Adds a node, and its pool where that is new; replaces a node of the same name. */
    public FakeBackend node(String pool, String node, Resources total) {
        return node(pool, node, Map.of(), total);
    }

    /** Adds a node with labels; a new pool gets the same labels. */
    public FakeBackend node(String pool, String node, Map<String, String> labels, Resources total) {
        change(() -> capacity.node(pool, node, labels, total));
        return this;
    }

    /** Takes a node away. What runs there goes on. */
    public FakeBackend removeNode(String pool, String node) {
        change(() -> capacity.remove(pool, node));
        return this;
    }

    /** Adds a pool without nodes. */
    public FakeBackend elasticPool(String pool, Map<String, String> labels, Resources room) {
        change(() -> capacity.elastic(pool, labels, room));
        return this;
    }

    public FakeBackend nodeState(String node, NodeState state) {
        change(() -> capacity.state(node, state));
        return this;
    }

    /** Whether {@code status()} repeats its last snapshot, as if the executor's knowledge lagged behind. */
    public FakeBackend freezeCapacity(boolean freeze) {
        change(() -> capacity.freeze(freeze));
        return this;
    }

    /** Pools that grow and shrink, and how that goes. */
    public FakeScaling scaling() {
        return scaling;
    }

    /** What launches of this image do. */
    public FakeBackend script(String image, FakeScript script) {
        change(() -> scripts.put(image, script));
        return this;
    }

    /** What launches of this image with this command do. */
    public FakeBackend script(String image, List<String> command, FakeScript script) {
        change(() -> scripts.put(image + " " + command, script));
        return this;
    }

    /** Asked first for each start; where it answers nothing, the scripts by command and image count. */
    public FakeBackend scripts(Function<Launch, Optional<FakeScript>> newChooser) {
        change(() -> chooser = newChooser);
        return this;
    }

    /** The outside stops answering until {@link #reconnect}. Workloads go on. */
    public void disconnect() {
        change(() -> disconnected = true);
    }

    /** The outside answers again. */
    public void reconnect() {
        change(() -> disconnected = false);
    }

    /** The workload and all traces of it are gone, without anybody knowing how it ended. */
    public void vanish(LaunchToken token) {
        change(() -> workload(token).force(new ExitReport.Lost("vanished", clock.instant())));
        change(() -> workload(token).discard());
    }

    /** The ground is taken from under a workload. */
    public void interrupt(LaunchToken token, InterruptionCause cause) {
        change(() -> workload(token).force(new ExitReport.Interrupted(cause, "scripted", clock.instant())));
    }

    /** Ends a workload now with this code. */
    public void finish(LaunchToken token, int code) {
        change(() -> {
            Instant now = clock.instant();
            FakeWorkload workload = workload(token);
            workload.force(new ExitReport.Exited(code, workload.startedAt(now), now));
        });
    }

    /** Every call of {@code start}, in order, repeats and refused ones included. */
    public List<Launch> startCalls() {
        return read(() -> List.copyOf(startCalls));
    }

    /** The launches that were really started, in order, each once. */
    public List<Launch> launches() {
        return read(() -> workloads.values().stream().map(FakeWorkload::launch).toList());
    }

    /** The tokens of what has not ended. */
    public List<LaunchToken> running() {
        return read(
                () -> live().stream().map(workload -> workload.launch().token()).toList());
    }

    /** The tokens of what has ended and is not discarded. */
    public List<LaunchToken> leftovers() {
        return read(() -> workloads.values().stream()
                .filter(workload -> workload.ended(clock.instant()) && !workload.discarded())
                .map(workload -> workload.launch().token())
                .toList());
    }

    /** The nodes where something has not ended; under the lock. */
    Set<String> nodesWithWork() {
        return live().stream().map(workload -> workload.launch().node()).collect(Collectors.toSet());
    }

    SettableClock clock() {
        return clock;
    }

    boolean disconnected() {
        return read(() -> disconnected);
    }

    FakeScript recordStart(Launch launch) {
        return read(() -> {
            startCalls.add(launch);
            return chooser.apply(launch).orElseGet(() -> {
                FakeScript byImage = scripts.getOrDefault(launch.image(), FakeScript.exits(0));
                return scripts.getOrDefault(launch.image() + " " + launch.command(), byImage);
            });
        });
    }

    /** The workload of this token: the one that is there, or a new one, or none where there is no room. */
    Optional<FakeWorkload> admit(Launch launch, FakeScript script) {
        return change(() -> {
            FakeWorkload existing = workloads.get(launch.token());
            if (existing != null) {
                return Optional.of(existing);
            }
            if (!capacity.hasRoom(launch.pool(), launch.node(), launch.resources(), live())) {
                return Optional.empty();
            }
            FakeWorkload workload = script.begin(launch, clock.instant());
            workloads.put(launch.token(), workload);
            return Optional.of(workload);
        });
    }

    Optional<FakeWorkload> find(LaunchToken token) {
        return read(() -> Optional.ofNullable(workloads.get(token)));
    }

    List<FakeWorkload> kept() {
        return read(() -> workloads.values().stream()
                .filter(workload -> !workload.discarded())
                .toList());
    }

    ExecutorStatus status() {
        return read(() -> {
            ExecutorStatus.Health health = disconnected
                    ? ExecutorStatus.Health.unhealthy("disconnected by the test")
                    : ExecutorStatus.Health.HEALTHY;
            return new ExecutorStatus(health, capacity.snapshot(live(), disconnected, clock.instant()));
        });
    }

    /** Waits until {@code ready} answers something; asks again after each change and each move of the clock. */
    <T> T awaitChange(Supplier<Optional<T>> ready) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (true) {
                Optional<T> answer = ready.get();
                if (answer.isPresent()) {
                    return answer.get();
                }
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    <T> T read(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    <T> T change(Supplier<T> action) {
        return read(() -> {
            T result = action.get();
            changed.signalAll();
            return result;
        });
    }

    void change(Runnable action) {
        change(() -> {
            action.run();
            return true;
        });
    }

    private FakeWorkload workload(LaunchToken token) {
        return Optional.ofNullable(workloads.get(token))
                .orElseThrow(() -> new IllegalArgumentException("never started: " + token));
    }

    private List<FakeWorkload> live() {
        Instant now = clock.instant();
        return workloads.values().stream()
                .filter(workload -> !workload.ended(now))
                .toList();
    }
}
