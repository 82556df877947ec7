package dev.teppan.platform.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Random worlds: nodes, shapes, arrivals and ends; what must hold after each plan. */
class ShapeSchedulerProperties {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Property(tries = 200)
    void neverPlacesBeyondFreeRoomAndLeavesNothingThatFits(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 5) int nodes,
            @ForAll @IntRange(min = 1, max = 60) int steps) {
        World world = new World(seed, nodes);
        for (int step = 0; step < steps; step++) {
            world.step();
            assertThat(world.free().values())
                    .allSatisfy(free -> assertThat(free.amounts().values()).allMatch(amount -> amount >= 0));
            assertThat(world.waiting.values())
                    .noneMatch(shape -> world.free().values().stream().anyMatch(shape.resources()::fitsIn));
        }
    }

    @Property(tries = 50)
    void sameFactsGiveTheSamePlan(@ForAll long seed) {
        World one = new World(seed, 3);
        World two = new World(seed, 3);
        for (int step = 0; step < 30; step++) {
            assertThat(one.step()).isEqualTo(two.step());
        }
    }

    private static final class World {
        private final Random random;
        private final ShapeScheduler scheduler = new ShapeScheduler();
        private final Map<String, Resources> totals = new HashMap<>();
        private final Map<ExecutionId, Shape> waiting = new HashMap<>();
        private final Map<ExecutionId, Assignment> running = new HashMap<>();
        private int made;

        World(long seed, int nodes) {
            random = new Random(seed);
            List<Node> all = new ArrayList<>();
            for (int i = 0; i < nodes; i++) {
                Resources total = Resources.of(500L * (1 + random.nextInt(8)), 512L * (1 + random.nextInt(8)));
                totals.put("n" + i, total);
                all.add(new Node("n" + i, Map.of(), NodeState.READY, total, total, Set.of()));
            }
            Pool pool = new Pool("p", Map.of(), all, List.copyOf(totals.values()), Optional.empty());
            scheduler.executorChanged(
                    "e", new ExecutorStatus(Health.HEALTHY, new CapacitySnapshot(1, START, List.of(pool))));
        }

        Plan step() {
            for (int i = random.nextInt(6); i > 0; i--) {
                ExecutionId id = new ExecutionId("00000000-0000-0000-0000-%012d".formatted(++made));
                Shape shape = new Shape(
                        new JobKey("a" + random.nextInt(2), "j" + random.nextInt(3)),
                        "q" + random.nextInt(2),
                        Resources.of(250L * (1 + random.nextInt(8)), 256L * (1 + random.nextInt(8))),
                        RunsOn.ANYWHERE);
                waiting.put(id, shape);
                scheduler.waits(new Waiting(id, shape, START.plusSeconds(made)));
            }
            for (ExecutionId id : List.copyOf(running.keySet().stream().sorted().toList())) {
                if (random.nextInt(3) == 0) {
                    running.remove(id);
                    scheduler.released(id);
                }
            }
            Plan plan = scheduler.plan(1000);
            plan.assignments().forEach(assignment -> {
                assertThat(waiting.remove(assignment.id())).isNotNull();
                running.put(assignment.id(), assignment);
            });
            return plan;
        }

        Map<String, Resources> free() {
            Map<String, Resources> free = new HashMap<>(totals);
            running.values()
                    .forEach(assignment -> free.merge(
                            assignment.placement().node(), assignment.shape().resources(), Resources::minus));
            return free;
        }
    }
}
