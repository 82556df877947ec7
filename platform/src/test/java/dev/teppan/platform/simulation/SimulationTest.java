package dev.teppan.platform.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.teppan.platform.scheduling.Demand;
import dev.teppan.spi.Resources;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for each policy over small workloads. The run itself refuses starts where there is no room. */
class SimulationTest {

    private static final NodeModel NODES =
            new NodeModel(Resources.of(4_000, 8_000), 0.5, Duration.ofSeconds(60), Duration.ofSeconds(20), 0, 6);

    static Stream<Contender> contenders() {
        return Stream.of(
                Contender.teppan(),
                Contender.fifo(),
                Contender.bestEffortFifo(),
                Contender.easy(),
                Contender.hako(),
                Contender.ecsManaged(300),
                Contender.ecsManaged(60));
    }

    @ParameterizedTest
    @MethodSource("contenders")
    void theSameSeedGivesTheSameRun(Contender contender) {
        Workload workload = workload(NODES, 1);

        assertThat(words(contender.run(workload, 5))).isEqualTo(words(contender.run(workload(NODES, 1), 5)));
        assertThat(words(contender.run(workload, 6))).isNotEqualTo(words(contender.run(workload, 5)));
    }

    @ParameterizedTest
    @MethodSource("contenders")
    void nothingIsBelowTheLowerBoundAndNothingIsLost(Contender contender) {
        for (long seed = 0; seed < 8; seed++) {
            for (NodeModel nodes : List.of(NODES, NODES.fixed(3))) {
                Workload workload = workload(nodes, seed);
                LowerBound bound = LowerBound.of(workload);

                Result result = contender.run(workload, seed);

                assertThat(result.nodeHours()).isGreaterThanOrEqualTo(bound.nodeHours());
                assertThat(result.makespan()).isGreaterThanOrEqualTo(bound.makespan());
                assertThat(result.cost()).isCloseTo(result.nodeHours() * 0.5, within(1e-9));
                assertThat(result.utilisation()).isBetween(0.0, 1.0);
                assertThat(result.fairness()).isBetween(0.0, 1.0);
                assertThat(result.waits().quantile(0)).isNotNegative();
            }
        }
    }

    @Test
    void oneExecutionWaitsForItsNodeAndIsPaidForFromTheRequest() {
        RandomJobs jobs = new RandomJobs(new Random(1));
        jobs.add("a", Resources.of(1_000, 1_000), 1);
        NodeModel nodes = new NodeModel(NODES.size(), 1, Duration.ofSeconds(60), Duration.ZERO, 0, 6);
        Workload workload = new Workload("one", jobs.kinds(), List.of(new Arrival(0, 0, 30_000)), nodes);

        Result result = Contender.teppan().run(workload, 1);

        // A single node is confirmed for 20 s first.
        assertThat(result.waits().worst()).isEqualTo(80_000);
        assertThat(result.makespan()).isEqualTo(110_000);
        assertThat(result.nodeHours()).isCloseTo(90 / 3_600.0, within(1e-9));
    }

    @Test
    void aPolicyThatStartsWhereThereIsNoRoomIsStopped() {
        Workload workload = workload(NODES.fixed(1), 1);
        Policy blind = new Blind();
        Simulation simulation =
                new Simulation(workload, new Vectors(workload), blind, Scaling.NONE, 1, Allowance.UNLIMITED);

        assertThatIllegalStateException()
                .isThrownBy(() -> simulation.run("blind"))
                .withMessageContaining("no room");
    }

    @Test
    void easyLetsOthersPassOnlyWhereTheFirstIsNotDelayed() {
        RandomJobs jobs = new RandomJobs(new Random(1));
        int half = jobs.add("a", Resources.of(2_000, 1_000), 1);
        int whole = jobs.add("a", Resources.of(4_000, 1_000), 1);
        List<Arrival> arrivals = new ArrayList<>(List.of(
                new Arrival(0, half, 100_000), // teaches the estimate
                new Arrival(200_000, half, 100_000),
                new Arrival(201_000, whole, 10_000),
                new Arrival(202_000, half, 100_000)));
        Workload workload = new Workload("passing", jobs.kinds(), arrivals, NODES.fixed(1));

        assertThat(Contender.easy().run(workload, 1).waits().worst()).isEqualTo(108_000);
        assertThat(Contender.bestEffortFifo().run(workload, 1).waits().worst()).isEqualTo(101_000);
    }

    @Test
    void ecsScalesInRoundsOfItsWarmUp() {
        RandomJobs jobs = new RandomJobs(new Random(1));
        jobs.add("a", Resources.of(4_000, 1_000), 1);
        List<Arrival> six =
                Stream.generate(() -> new Arrival(0, 0, 3_000_000)).limit(6).toList();
        NodeModel nodes = new NodeModel(NODES.size(), 1, Duration.ofSeconds(60), Duration.ZERO, 0, 6);
        Workload workload = new Workload("six", jobs.kinds(), six, nodes);

        Waits waits = Contender.ecsManaged(300).run(workload, 1).waits();

        assertThat(waits.quantile(0.3)).isEqualTo(60_000);
        assertThat(waits.worst()).isEqualTo(360_000);
    }

    private static Workload workload(NodeModel nodes, long seed) {
        Random random = new Random(seed);
        RandomJobs jobs = new RandomJobs(random);
        for (int i = 0; i < 6; i++) {
            Resources resources = Resources.of(250L * (1 + random.nextInt(16)), 500L * (1 + random.nextInt(16)));
            jobs.add("application-" + i % 3, resources, 20 + random.nextInt(200));
        }
        List<Arrival> arrivals = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            arrivals.add(jobs.arrival(random.nextInt(3_600_000), random.nextInt(6)));
        }
        return new Workload("small", jobs.kinds(), arrivals, nodes);
    }

    private static String words(Result result) {
        return "%s %s %s %s %s %s"
                .formatted(
                        result.waits().mean(),
                        result.waits().worst(),
                        result.makespan(),
                        result.nodeHours(),
                        result.utilisation(),
                        result.fairness());
    }

    /** Starts everything at once on the first node. */
    private static final class Blind implements Policy {
        private final List<Integer> waiting = new ArrayList<>();

        @Override
        public void arrives(int number, int kind, long now) {
            waiting.add(number);
        }

        @Override
        public void ended(int number, int kind, SimulatedNode node, long ran, long now) {}

        @Override
        public void lost(int number, int kind, boolean again, long now) {}

        @Override
        public void nodesChanged(Fleet fleet, long now) {}

        @Override
        public void plan(Fleet fleet, long now, Starter starter) {
            waiting.forEach(
                    number -> starter.start(number, fleet.nodes().getFirst().id()));
            waiting.clear();
        }

        @Override
        public long again() {
            return Long.MAX_VALUE;
        }

        @Override
        public List<Demand> demands(long now) {
            return List.of();
        }
    }
}
