package dev.teppan.bench;

import dev.teppan.platform.catalog.JobKey;
import dev.teppan.platform.catalog.RunsOn;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.scheduling.Assignment;
import dev.teppan.platform.scheduling.FairScheduler;
import dev.teppan.platform.scheduling.SchedulerSettings;
import dev.teppan.platform.scheduling.Shape;
import dev.teppan.platform.scheduling.Waiting;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** The scheduler core with 1,000 nodes and a number of executions that wait. On virtual time. */
final class SchedulerWorld implements PlacingWorld {

    private final SchedulerInput input = new SchedulerInput();
    private final Random random = new Random(2);
    private final FairScheduler scheduler = new FairScheduler(SchedulerSettings.USUAL);
    private final List<ExecutionId> running = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private long version;

    SchedulerWorld() {
        tellNodes(SchedulerInput.NODES);
    }

    @Override
    public long waiting() {
        return scheduler.waiting();
    }

    @Override
    public void waits(int count) {
        for (int i = 0; i < count; i++) {
            waits(input.next(), now.plusMillis(i));
        }
    }

    private ExecutionId waits(SchedulerInput.Arrival arrival, Instant since) {
        ExecutionId id = new ExecutionId(arrival.id().toString());
        Shape shape = new Shape(
                new JobKey(arrival.application(), arrival.job()),
                "default",
                arrival.needs(),
                RunsOn.ANYWHERE,
                Duration.ofHours(1),
                Shape.Placing.PACK);
        scheduler.waits(new Waiting(id, shape, Optional.empty(), since));
        return id;
    }

    @Override
    public int turn(int ends) {
        now = now.plusMillis(100);
        for (int i = 0; i < ends && !running.isEmpty(); i++) {
            int at = random.nextInt(running.size());
            ExecutionId id = running.get(at);
            running.set(at, running.getLast());
            running.removeLast();
            scheduler.finished(id, Duration.ofSeconds(1L + random.nextInt(600)), now);
        }
        return plan();
    }

    @Override
    public int plan() {
        List<Assignment> assignments = scheduler.plan(100_000, now).assignments();
        assignments.forEach(assignment -> running.add(assignment.id()));
        return assignments.size();
    }

    /** All nodes are told anew first. */
    @Override
    public int planAnew() {
        now = now.plusMillis(100);
        tellNodes(SchedulerInput.NODES + (int) (version % 2));
        return plan();
    }

    /** Why the youngest waits. */
    String whyYoungest(ExecutionId id) {
        return scheduler.why(id, now).orElseThrow().sentence();
    }

    ExecutionId waitsLast() {
        return waits(input.next(), now.plusSeconds(3_600));
    }

    private void tellNodes(int ready) {
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < SchedulerInput.NODES; i++) {
            nodes.add(new Node(
                    "node-" + i, Map.of(), NodeState.READY, SchedulerInput.NODE, SchedulerInput.NODE, Set.of()));
        }
        if (ready > SchedulerInput.NODES) {
            nodes.add(new Node("node-x", Map.of(), NodeState.READY, Resources.of(1, 1), Resources.of(1, 1), Set.of()));
        }
        Pool pool = new Pool("pool", Map.of(), nodes, List.of(SchedulerInput.NODE), Optional.empty());
        scheduler.executorChanged(
                "executor", new ExecutorStatus(Health.HEALTHY, new CapacitySnapshot(++version, now, List.of(pool))));
    }
}
