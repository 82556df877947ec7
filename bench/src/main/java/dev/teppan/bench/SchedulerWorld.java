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
import java.util.UUID;

/** 1,000 nodes full of work of 30 shapes and 20 applications, and a number of executions that wait. On virtual time. */
final class SchedulerWorld {

    private static final int NODES = 1_000;
    private static final int SHAPES = 30;
    private static final int APPLICATIONS = 20;
    private static final Resources NODE = Resources.of(16_000, 64_000);

    private final Random random = new Random(1);
    private final FairScheduler scheduler = new FairScheduler(SchedulerSettings.USUAL);
    private final List<Resources> sizes = new ArrayList<>();
    private final List<ExecutionId> running = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private long version;

    SchedulerWorld() {
        for (int i = 0; i < SHAPES; i++) {
            sizes.add(Resources.of(250L * (1 + random.nextInt(12)), 512L * (1 + random.nextInt(24))));
        }
        tellNodes(NODES);
    }

    long waiting() {
        return scheduler.waiting();
    }

    void waits(int count) {
        for (int i = 0; i < count; i++) {
            ExecutionId id = new ExecutionId(new UUID(random.nextLong(), random.nextLong()).toString());
            int size = random.nextInt(SHAPES);
            JobKey job = new JobKey("application-" + random.nextInt(APPLICATIONS), "job-" + size);
            scheduler.waits(new Waiting(
                    id,
                    new Shape(
                            job, "default", sizes.get(size), RunsOn.ANYWHERE, Duration.ofHours(1), Shape.Placing.PACK),
                    Optional.empty(),
                    now.plusMillis(i)));
        }
    }

    /** Some of what runs ends, and what waits takes its room; answers how many started. */
    int turn(int ends) {
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

    int plan() {
        List<Assignment> assignments = scheduler.plan(100_000, now).assignments();
        assignments.forEach(assignment -> running.add(assignment.id()));
        return assignments.size();
    }

    /** A plan after all sites were looked at anew, so that each need is tried and none fits. */
    int planAfterChange() {
        now = now.plusMillis(100);
        tellNodes(NODES + (int) (version % 2));
        return plan();
    }

    /** Why the youngest waits. */
    String whyYoungest(ExecutionId id) {
        return scheduler.why(id, now).orElseThrow().sentence();
    }

    ExecutionId waitsLast() {
        ExecutionId id = new ExecutionId(new UUID(random.nextLong(), random.nextLong()).toString());
        Shape shape = new Shape(
                new JobKey("application-0", "job-0"),
                "default",
                sizes.getFirst(),
                RunsOn.ANYWHERE,
                Duration.ofHours(1),
                Shape.Placing.PACK);
        scheduler.waits(new Waiting(id, shape, Optional.empty(), now.plusSeconds(3_600)));
        return id;
    }

    private void tellNodes(int ready) {
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < NODES; i++) {
            nodes.add(new Node("node-" + i, Map.of(), NodeState.READY, NODE, NODE, Set.of()));
        }
        if (ready > NODES) {
            nodes.add(new Node("node-x", Map.of(), NodeState.READY, Resources.of(1, 1), Resources.of(1, 1), Set.of()));
        }
        Pool pool = new Pool("pool", Map.of(), nodes, List.of(NODE), Optional.empty());
        scheduler.executorChanged(
                "executor", new ExecutorStatus(Health.HEALTHY, new CapacitySnapshot(++version, now, List.of(pool))));
    }
}
