package dev.teppan.platform.simulation;

import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.scheduling.Assignment;
import dev.teppan.platform.scheduling.Demand;
import dev.teppan.platform.scheduling.FairScheduler;
import dev.teppan.platform.scheduling.HintInputs;
import dev.teppan.platform.scheduling.Limits;
import dev.teppan.platform.scheduling.Plan;
import dev.teppan.platform.scheduling.SchedulerSettings;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The scheduler that runs in production. */
final class FairPolicy implements Policy {

    private static final String EXECUTOR = "simulated";
    private static final String POOL = "pool";
    private static final int NUMBER_AT = 24;

    private final FairScheduler scheduler;
    private final Workload workload;
    private long version;
    private long again = Long.MAX_VALUE;

    FairPolicy(Workload workload, SchedulerSettings settings, Limits limits) {
        this.workload = workload;
        this.scheduler = new FairScheduler(settings);
        scheduler.limitsChanged(limits);
    }

    @Override
    public void arrives(int number, int kind, long now) {
        scheduler.waits(
                new Waiting(id(number), workload.kinds().get(kind), Optional.empty(), Instant.ofEpochMilli(now)));
    }

    @Override
    public void ended(int number, int kind, SimulatedNode node, long ran, long now) {
        scheduler.finished(id(number), Duration.ofMillis(ran), Instant.ofEpochMilli(now));
    }

    @Override
    public void lost(int number, int kind, boolean again, long now) {
        scheduler.released(id(number), Instant.ofEpochMilli(now));
        if (again) {
            arrives(number, kind, workload.arrivals().get(number).at());
        }
    }

    @Override
    public void nodesChanged(Fleet fleet, long now) {
        // Snapshots that count no launch: the scheduler itself takes off what it has placed.
        List<Node> nodes = fleet.nodes().stream()
                .map(node -> node(node, fleet.model().offers().get(node.offer()).size()))
                .toList();
        List<Resources> sizes =
                fleet.model().offers().stream().map(NodeOffer::size).toList();
        Pool pool = new Pool(POOL, Map.of(), nodes, sizes, Optional.empty());
        CapacitySnapshot snapshot = new CapacitySnapshot(++version, Instant.ofEpochMilli(now), List.of(pool));
        scheduler.executorChanged(EXECUTOR, new ExecutorStatus(Health.HEALTHY, snapshot));
    }

    @Override
    public void plan(Fleet fleet, long now, Starter starter) {
        Plan plan = scheduler.plan(Integer.MAX_VALUE, Instant.ofEpochMilli(now));
        again = plan.again().map(Instant::toEpochMilli).orElse(Long.MAX_VALUE);
        for (Assignment assignment : plan.assignments()) {
            scheduler.started(assignment.id(), Instant.ofEpochMilli(now));
            starter.start(number(assignment.id()), assignment.placement().node());
        }
    }

    @Override
    public long again() {
        return again;
    }

    @Override
    public List<Demand> demands(long now) {
        return scheduler.demands(Instant.ofEpochMilli(now)).stream()
                .map(HintInputs::demands)
                .flatMap(List::stream)
                .toList();
    }

    private static Node node(SimulatedNode node, Resources size) {
        return new Node(node.id(), Map.of(), NodeState.READY, size, size, Set.of());
    }

    private static ExecutionId id(int number) {
        String digits = Integer.toString(number);
        return new ExecutionId("00000000-0000-0000-0000-" + "0".repeat(12 - digits.length()) + digits);
    }

    private static int number(ExecutionId id) {
        return Integer.parseInt(id.value().substring(NUMBER_AT));
    }
}
