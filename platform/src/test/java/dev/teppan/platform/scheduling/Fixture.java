package dev.teppan.platform.scheduling;

import dev.teppan.platform.catalog.JobKey;
import dev.teppan.platform.catalog.RunsOn;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.spi.Resources;
import dev.teppan.spi.executor.CapacitySnapshot;
import dev.teppan.spi.executor.ExecutorStatus;
import dev.teppan.spi.executor.ExecutorStatus.Health;
import dev.teppan.spi.executor.Node;
import dev.teppan.spi.executor.Node.NodeState;
import dev.teppan.spi.executor.Pool;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.IntStream;

/** A scheduler on virtual time: work that is placed runs for as long as its test says, and ends. */
final class Fixture {

    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private record End(Instant at, ExecutionId id, Duration ran) {}

    private final PriorityQueue<End> ends =
            new PriorityQueue<>(Comparator.comparing(End::at).thenComparing(End::id));
    private final Map<ExecutionId, Duration> lengths = new HashMap<>();
    private final Map<ExecutionId, Assignment> started = new HashMap<>();
    private final List<ExecutionId> order = new ArrayList<>();
    final FairScheduler scheduler;
    Instant now = START;
    private int made;

    Fixture(SchedulerSettings settings) {
        scheduler = new FairScheduler(settings);
    }

    /** So many nodes of one size, named n0, n1, … */
    Fixture nodes(int count, Resources size) {
        List<Node> nodes = IntStream.range(0, count)
                .mapToObj(i -> new Node("n" + i, Map.of(), NodeState.READY, size, size, Set.of()))
                .toList();
        return nodes(nodes);
    }

    Fixture nodes(List<Node> nodes) {
        Pool pool =
                new Pool("p", Map.of(), nodes, nodes.stream().map(Node::total).toList(), Optional.empty());
        scheduler.executorChanged(
                "e", new ExecutorStatus(Health.HEALTHY, new CapacitySnapshot(1, START, List.of(pool))));
        return this;
    }

    static Shape shape(String application, String job, Resources resources) {
        return new Shape(
                new JobKey(application, job),
                "default",
                resources,
                RunsOn.ANYWHERE,
                Duration.ofMinutes(10),
                Shape.Placing.PACK);
    }

    ExecutionId waits(Shape shape, Duration length) {
        return waits(shape, Optional.empty(), length);
    }

    ExecutionId waits(Shape shape, Optional<String> key, Duration length) {
        ExecutionId id = new ExecutionId("00000000-0000-0000-0000-%012d".formatted(++made));
        lengths.put(id, length);
        scheduler.waits(new Waiting(id, shape, key, now));
        return id;
    }

    /** Lets time pass up to a moment, with a plan at the end of each execution and at that moment. */
    void until(Instant moment) {
        while (!ends.isEmpty() && !ends.peek().at().isAfter(moment)) {
            End end = ends.remove();
            now = end.at();
            scheduler.finished(end.id(), end.ran(), now);
            plan();
        }
        now = moment;
        plan();
    }

    Plan plan() {
        Plan plan = scheduler.plan(10_000, now);
        for (Assignment assignment : plan.assignments()) {
            Duration length = lengths.get(assignment.id());
            started.put(assignment.id(), assignment);
            order.add(assignment.id());
            ends.add(new End(now.plus(length), assignment.id(), length));
        }
        return plan;
    }

    boolean hasStarted(ExecutionId id) {
        return started.containsKey(id);
    }

    String node(ExecutionId id) {
        return started.get(id).placement().node();
    }

    List<ExecutionId> order() {
        return order;
    }

    long running(String application) {
        return ends.stream()
                .filter(end -> started.get(end.id()).shape().job().application().equals(application))
                .count();
    }

    int started(String application) {
        return (int) started.values().stream()
                .filter(assignment -> assignment.shape().job().application().equals(application))
                .count();
    }

    WaitReason why(ExecutionId id) {
        return scheduler.why(id, now).orElseThrow();
    }
}
