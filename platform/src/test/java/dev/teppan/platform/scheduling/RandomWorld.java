package dev.teppan.platform.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.teppan.platform.catalog.Ceiling;
import dev.teppan.platform.catalog.JobKey;
import dev.teppan.platform.catalog.Rate;
import dev.teppan.platform.catalog.RunsOn;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.execution.Placement;
import dev.teppan.platform.scheduling.Limits.ApplicationRule;
import dev.teppan.platform.scheduling.Limits.JobRule;
import dev.teppan.platform.scheduling.Limits.QueueRule;
import dev.teppan.platform.scheduling.WaitReason.Code;
import dev.teppan.spi.Resources;
import dev.teppan.spi.executor.CapacitySnapshot;
import dev.teppan.spi.executor.ExecutorStatus;
import dev.teppan.spi.executor.ExecutorStatus.Health;
import dev.teppan.spi.executor.LaunchToken;
import dev.teppan.spi.executor.Node;
import dev.teppan.spi.executor.Node.NodeState;
import dev.teppan.spi.executor.Pool;
import dev.teppan.spi.executor.StartResult.RefusalCause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A world of random nodes, definitions, arrivals, ends, cancels, refusals and changes, which keeps books of its own and checks
 * each plan against them.
 */
final class RandomWorld {

    /** No reservation is ever made, so that all room that fits must be used. */
    static final SchedulerSettings WITHOUT_RESERVATIONS =
            new SchedulerSettings(Duration.ofMinutes(10), 0.5, Duration.ofDays(3650), Integer.MAX_VALUE);

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration TIMEOUT = Duration.ofMinutes(10);

    record Ran(Shape shape, PastRun run) {}

    record Live(Shape shape, Optional<String> key, Placement placement, Instant at, LaunchToken token) {}

    private final Random random;
    private final SchedulerSettings settings;
    private final FairScheduler scheduler;
    private final Map<String, Node> nodes = new TreeMap<>();
    private final Map<ExecutionId, Waiting> waiting = new LinkedHashMap<>();
    private final Map<ExecutionId, Live> running = new LinkedHashMap<>();
    private final List<Ran> past = new ArrayList<>();
    private final Set<ExecutionId> refusedOnce = new HashSet<>();
    private Map<String, Node> snapshot = Map.of();
    private Limits limits = Limits.NONE;
    private Instant now = START;
    private long version;
    private int made;
    private int launches;

    RandomWorld(long seed, SchedulerSettings settings) {
        this.random = new Random(seed);
        this.settings = settings;
        this.scheduler = new FairScheduler(settings);
        for (int i = 0; i < 1 + random.nextInt(5); i++) {
            addNode("n" + i);
        }
        tellNodes();
        changeLimits();
    }

    FairScheduler scheduler() {
        return scheduler;
    }

    int waitingCount() {
        return waiting.size();
    }

    /** Something happens, then a plan is made and checked. */
    Plan step(boolean withRefusals) {
        happen(withRefusals);
        return plan();
    }

    void happen(boolean withRefusals) {
        now = now.plusMillis(random.nextInt(20_000));
        for (int i = random.nextInt(8); i > 0; i--) {
            arrive();
        }
        for (ExecutionId id : List.copyOf(running.keySet())) {
            if (random.nextInt(4) == 0) {
                end(id, withRefusals && random.nextInt(4) == 0);
            }
        }
        List.copyOf(waiting.keySet()).stream()
                .filter(id -> random.nextInt(30) == 0)
                .forEach(id -> {
                    waiting.remove(id);
                    scheduler.waitsNoLonger(id);
                });
        if (random.nextInt(15) == 0) {
            changeLimits();
        }
        if (random.nextInt(10) == 0) {
            changeNodes();
        }
        if (random.nextInt(3) == 0) {
            tellNodes();
        }
    }

    Plan plan() {
        Plan plan = scheduler.plan(10_000, now);
        plan.assignments().forEach(this::place);
        return plan;
    }

    /** Nothing waits that could start by these books, unless a refusal keeps it; and what is said to be why holds. */
    void nothingIsLeftThatFits() {
        for (Waiting each : waiting.values()) {
            Code code = scheduler.why(each.id(), now).orElseThrow().code();
            boolean fits = nodes.values().stream()
                    .anyMatch(node -> node.state() == NodeState.READY
                            && matches(each.shape(), node)
                            && each.shape().resources().fitsIn(free(node)));
            Optional<Code> barred = barred(each.shape(), each.key());
            if (barred.isPresent()) {
                assertThat(code)
                        .isIn(
                                Code.LIMIT_APPLICATION,
                                Code.LIMIT_QUEUE,
                                Code.LIMIT_JOB,
                                Code.LIMIT_KEY,
                                Code.RATE,
                                Code.QUEUE_PAUSED);
            } else if (fits) {
                assertThat(code).as("%s at %s", each, now).isEqualTo(Code.BACKOFF);
            } else {
                assertThat(EnumSet.of(
                                Code.WAITING_CAPACITY,
                                Code.FAIR_SHARE_TURN,
                                Code.EXCEEDS_ANY_NODE,
                                Code.NO_MATCHING_POOL,
                                Code.EXECUTOR_UNAVAILABLE))
                        .contains(code);
            }
        }
    }

    /** A scheduler that was told the same facts as a restart tells them, in any order. */
    FairScheduler restarted() {
        tellNodes();
        FairScheduler fresh = new FairScheduler(settings);
        fresh.limitsChanged(limits);
        shuffled(past).forEach(each -> fresh.past(each.run()));
        shuffled(past)
                .forEach(each -> fresh.pastStart(
                        each.shape().job(), each.shape().queue(), each.run().placedAt()));
        shuffled(running.values())
                .forEach(
                        live -> fresh.pastStart(live.shape().job(), live.shape().queue(), live.at()));
        shuffled(waiting.values()).forEach(fresh::waits);
        shuffled(running.entrySet()).forEach(entry -> {
            Live live = entry.getValue();
            fresh.occupies(
                    new Occupying(entry.getKey(), live.shape(), live.key(), live.placement(), live.token(), live.at()));
        });
        fresh.executorChanged("e", status());
        return fresh;
    }

    Instant now() {
        return now;
    }

    void endEverything() {
        List.copyOf(running.keySet()).forEach(id -> end(id, false));
        List.copyOf(waiting.keySet()).forEach(scheduler::waitsNoLonger);
        waiting.clear();
        now = now.plus(Duration.ofDays(2));
        scheduler.plan(10, now);
    }

    private void arrive() {
        ExecutionId id = new ExecutionId("%08x-0000-0000-0000-%012d".formatted(random.nextInt(), ++made));
        JobKey job = new JobKey("a" + random.nextInt(3), "j" + random.nextInt(3));
        Shape shape = new Shape(
                job,
                "q" + random.nextInt(2),
                size(random.nextInt(12) == 0 ? 16 : 6),
                random.nextInt(5) == 0
                        ? new RunsOn(Optional.empty(), Optional.empty(), Map.of("zone", "z" + random.nextInt(2)))
                        : RunsOn.ANYWHERE,
                TIMEOUT,
                random.nextInt(4) == 0 ? Shape.Placing.SPREAD : Shape.Placing.PACK);
        Optional<String> key = random.nextInt(3) == 0 ? Optional.of("k" + random.nextInt(3)) : Optional.empty();
        Waiting next = new Waiting(id, shape, key, now.minusSeconds(random.nextInt(30)));
        waiting.put(id, next);
        scheduler.waits(next);
    }

    private Resources size(int most) {
        Resources size = Resources.of(250L * (1 + random.nextInt(most)), 256L * (1 + random.nextInt(most)));
        return random.nextInt(6) == 0 ? size.with(random.nextBoolean() ? Resources.GPU : "port", 1) : size;
    }

    private void end(ExecutionId id, boolean refuse) {
        Live live = running.remove(id);
        if (refuse && refusedOnce.add(id)) {
            RefusalCause cause = random.nextBoolean() ? RefusalCause.NO_ROOM : RefusalCause.THROTTLED;
            scheduler.refused(id, new Refusal(cause, "no", Optional.empty()), now);
            Waiting again = new Waiting(id, live.shape(), live.key(), live.at());
            waiting.put(id, again);
            scheduler.waits(again);
            return;
        }
        Duration ran = Duration.between(live.at(), now);
        scheduler.finished(id, ran, now);
        past.add(new Ran(
                live.shape(),
                new PastRun(live.shape().job(), live.shape().resources(), live.at(), now, Optional.of(ran))));
    }

    private void place(Assignment assignment) {
        Waiting was = waiting.remove(assignment.id());
        assertThat(was).as("what starts had waited").isNotNull();
        assertThat(barred(was.shape(), was.key())).as("no limit keeps %s", was).isEmpty();
        Node node = nodes.get(assignment.placement().node());
        assertThat(node.state()).isEqualTo(NodeState.READY);
        assertThat(matches(was.shape(), node)).isTrue();
        assertThat(was.shape().resources().fitsIn(free(node))).as("room").isTrue();
        assertThat(was.shape().resources().fitsIn(reallyFree(node))).isTrue();
        LaunchToken token = new LaunchToken(assignment.id().value() + "." + ++launches);
        running.put(assignment.id(), new Live(was.shape(), was.key(), assignment.placement(), now, token));
        scheduler.occupies(new Occupying(assignment.id(), was.shape(), was.key(), assignment.placement(), token, now));
    }

    private Optional<Code> barred(Shape shape, Optional<String> key) {
        String application = shape.job().application();
        QueueRule queue = limits.queue(shape.queue());
        if (queue.paused()) {
            return Optional.of(Code.QUEUE_PAUSED);
        }
        int perKey = limits.job(shape.job()).runningPerKey().orElse(JobRule.USUAL_PER_KEY);
        long ofKey = running.values().stream()
                .filter(live -> key.isPresent()
                        && live.key().equals(key)
                        && live.shape().job().application().equals(application))
                .count();
        if (key.isPresent() && ofKey >= perKey) {
            return Optional.of(Code.LIMIT_KEY);
        }
        return over(
                        limits.application(application).ceiling(),
                        shape,
                        other -> other.job().application().equals(application))
                .or(() -> over(queue.ceiling(), shape, other -> other.queue().equals(shape.queue())))
                .or(() -> over(
                        limits.job(shape.job()).ceiling(),
                        shape,
                        other -> other.job().equals(shape.job())));
    }

    private Optional<Code> over(Ceiling ceiling, Shape shape, Predicate<Shape> same) {
        List<Live> all = running.values().stream()
                .filter(live -> same.test(live.shape()))
                .toList();
        Resources held = all.stream().map(live -> live.shape().resources()).reduce(Resources.NONE, Resources::plus);
        boolean much = ceiling.resources().amounts().entrySet().stream()
                .anyMatch(most -> shape.resources().get(most.getKey()) > 0
                        && held.get(most.getKey()) + shape.resources().get(most.getKey()) > most.getValue());
        boolean many = ceiling.running().filter(most -> all.size() >= most).isPresent();
        boolean often = ceiling.rate()
                .filter(rate -> {
                    Instant from = now.minus(rate.per());
                    long started =
                            all.stream().filter(live -> live.at().isAfter(from)).count()
                                    + past.stream()
                                            .filter(each -> same.test(each.shape())
                                                    && each.run().placedAt().isAfter(from))
                                            .count();
                    return started >= rate.starts();
                })
                .isPresent();
        return much || many || often ? Optional.of(Code.RATE) : Optional.empty();
    }

    private void changeLimits() {
        Map<String, ApplicationRule> applications = new HashMap<>();
        Map<String, QueueRule> queues = new HashMap<>();
        Map<JobKey, JobRule> jobs = new HashMap<>();
        for (int i = 0; i < 3; i++) {
            applications.put("a" + i, new ApplicationRule(50 * (1 + random.nextInt(4)), ceiling(false)));
            queues.put("q" + i, new QueueRule(random.nextInt(3), random.nextInt(10) == 0, ceiling(false)));
            for (int j = 0; j < 3; j++) {
                Optional<Integer> perKey = random.nextBoolean() ? Optional.of(1 + random.nextInt(2)) : Optional.empty();
                jobs.put(new JobKey("a" + i, "j" + j), new JobRule(ceiling(false), perKey));
            }
        }
        // Rates stay as they are: a scheduler does not know what started while there was none.
        if (limits.equals(Limits.NONE)) {
            queues.put("q0", new QueueRule(0, false, ceiling(true)));
            jobs.put(new JobKey("a0", "j0"), new JobRule(ceiling(true), Optional.empty()));
        } else {
            queues.put("q0", limits.queue("q0"));
            jobs.put(new JobKey("a0", "j0"), limits.job(new JobKey("a0", "j0")));
        }
        limits = new Limits(applications, queues, jobs);
        scheduler.limitsChanged(limits);
    }

    private Ceiling ceiling(boolean withRate) {
        return new Ceiling(
                random.nextInt(3) == 0 ? Optional.of(random.nextInt(6)) : Optional.empty(),
                random.nextInt(4) == 0 ? Resources.of(2_000, 4_000) : Resources.NONE,
                withRate
                        ? Optional.of(new Rate(1 + random.nextInt(4), Duration.ofSeconds(1 + random.nextInt(60))))
                        : Optional.empty());
    }

    private void addNode(String id) {
        Resources total = size(16);
        Map<String, String> labels = random.nextBoolean() ? Map.of("zone", "z" + random.nextInt(2)) : Map.of();
        nodes.put(id, new Node(id, labels, NodeState.READY, total, total, Set.of()));
    }

    private void changeNodes() {
        String id = "n" + random.nextInt(6);
        Node node = nodes.get(id);
        boolean used = running.values().stream()
                .anyMatch(live -> live.placement().node().equals(id));
        if (node == null) {
            addNode(id);
        } else if (!used && random.nextInt(4) == 0) {
            nodes.remove(id);
        } else {
            NodeState next = node.state() == NodeState.READY ? NodeState.DRAINING : NodeState.READY;
            nodes.put(id, new Node(id, node.labels(), next, node.total(), node.free(), node.counted()));
        }
        tellNodes();
    }

    private void tellNodes() {
        ExecutorStatus status = status();
        snapshot =
                status.capacity().pools().getFirst().nodes().stream().collect(Collectors.toMap(Node::id, node -> node));
        scheduler.executorChanged("e", status);
    }

    /** A snapshot that counts some of what runs already. */
    private ExecutorStatus status() {
        List<Node> seen = nodes.values().stream()
                .map(node -> {
                    Set<LaunchToken> counted = new HashSet<>();
                    Resources free = node.total();
                    for (Live live : running.values()) {
                        if (live.placement().node().equals(node.id())
                                && live.token().value().hashCode() % 2 == 0) {
                            counted.add(live.token());
                            free = free.minus(live.shape().resources());
                        }
                    }
                    return new Node(node.id(), node.labels(), node.state(), node.total(), free, counted);
                })
                .toList();
        return new ExecutorStatus(
                Health.HEALTHY,
                new CapacitySnapshot(
                        ++version,
                        now,
                        List.of(new Pool(
                                "p",
                                Map.of(),
                                seen,
                                seen.stream().map(Node::total).toList(),
                                Optional.empty()))));
    }

    private static boolean matches(Shape shape, Node node) {
        return node.labels().entrySet().containsAll(shape.runsOn().labels().entrySet());
    }

    /** By the latest snapshot, minus what that does not count. */
    private Resources free(Node node) {
        Node seen = snapshot.get(node.id());
        Resources free = seen.free();
        for (Live live : running.values()) {
            if (live.placement().node().equals(node.id()) && !seen.counted().contains(live.token())) {
                free = free.minus(live.shape().resources());
            }
        }
        return free;
    }

    private Resources reallyFree(Node node) {
        return running.values().stream()
                .filter(live -> live.placement().node().equals(node.id()))
                .map(live -> live.shape().resources())
                .reduce(node.total(), Resources::minus);
    }

    private <T> List<T> shuffled(Collection<T> all) {
        List<T> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }
}
