package dev.teppan.platform.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.teppan.platform.scheduling.NodeShape;
import dev.teppan.spi.Resources;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nodes of several shapes, at their prices, that may be lost with what they run. */
class NodeModelTest {

    private static final NodeOffer SMALL = offer("small", 2_000, 4_000, 0.1, 0);
    private static final NodeOffer LARGE = offer("large", 8_000, 16_000, 0.5, 0);

    @Test
    void eachNodeCostsWhatItsShapeCosts() {
        RandomJobs jobs = new RandomJobs(new Random(1));
        int small = jobs.add("a", Resources.of(2_000, 1_000), 1);
        int large = jobs.add("a", Resources.of(8_000, 1_000), 1);
        List<Arrival> arrivals = List.of(
                new Arrival(0, small, 3_540_000), new Arrival(0, small, 3_540_000), new Arrival(0, large, 3_540_000));
        NodeModel nodes = new NodeModel(List.of(SMALL, LARGE), Duration.ofSeconds(60), Duration.ZERO, 0, 0, 9);

        Result result = Contender.teppan().run(new Workload("two shapes", jobs.kinds(), arrivals, nodes), 1);

        // Asked for at once, an hour each: two small ones and a large one.
        assertThat(result.nodeHours()).isCloseTo(3, within(1e-9));
        assertThat(result.cost()).isCloseTo(0.1 + 0.1 + 0.5, within(1e-9));
    }

    @ParameterizedTest
    @MethodSource("dev.teppan.platform.simulation.SimulationTest#contenders")
    void whatIsLostWithItsNodeRunsAgainAndEnds(Contender contender) {
        NodeOffer spot = offer("spot", 4_000, 8_000, 0.2, 2);
        NodeModel nodes = new NodeModel(List.of(spot, LARGE), Duration.ofSeconds(60), Duration.ofSeconds(20), 0, 0, 6);

        Result result = contender.run(workload(nodes), 3);

        assertThat(result.losses().nodes()).isPositive();
        assertThat(result.losses().runs()).isPositive();
        assertThat(result.losses().lostMillis()).isPositive();
        assertThat(result.losses().givenUp()).isZero();
        assertThat(result.waits().count()).isEqualTo(200);
        assertThat(result.makespan())
                .isGreaterThanOrEqualTo(LowerBound.of(workload(nodes)).makespan());
    }

    @Test
    void whatIsLostAgainAndAgainIsGivenUpAfterTheBudgetOfProduction() {
        RandomJobs jobs = new RandomJobs(new Random(1));
        jobs.add("a", Resources.of(1_000, 1_000), 1);
        NodeModel nodes = new NodeModel(
                        List.of(offer("spot", 4_000, 8_000, 0.2, 60)), Duration.ofSeconds(60), Duration.ZERO, 0, 0, 3)
                .upTo(3);
        Workload workload = new Workload("long", jobs.kinds(), List.of(new Arrival(0, 0, 36_000_000)), nodes);

        Losses losses = Contender.teppan().run(workload, 1).losses();

        assertThat(losses.givenUp()).isEqualTo(1);
        assertThat(losses.runs()).isEqualTo(10);
    }

    @Test
    void aLostRunTeachesNoEstimateAndKeepsItsPlaceInTheLine() {
        RandomJobs jobs = new RandomJobs(new Random(1));
        int job = jobs.add("a", Resources.of(4_000, 1_000), 1);
        List<Arrival> arrivals = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            arrivals.add(new Arrival(i, job, 600_000));
        }
        NodeModel nodes = new NodeModel(
                List.of(offer("spot", 4_000, 8_000, 0.2, 2)), Duration.ofSeconds(60), Duration.ZERO, 0, 0, 2);

        Waits waits = Contender.fifo()
                .run(new Workload("line", jobs.kinds(), arrivals, nodes), 1)
                .waits();

        // Forty of ten minutes on two nodes, a third of them lost: nobody waits for all others and again for all.
        assertThat(waits.worst()).isLessThan(40 * 600_000L);
    }

    @Test
    void whatFitsNoShapeIsRefused() {
        RandomJobs jobs = new RandomJobs(new Random(1));
        jobs.add("a", Resources.of(9_000, 1_000), 1);
        NodeModel nodes = new NodeModel(List.of(SMALL, LARGE), Duration.ZERO, Duration.ZERO, 0, 0, 9);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Workload("too large", jobs.kinds(), List.of(new Arrival(0, 0, 1)), nodes))
                .withMessageContaining("cpu=9000");
    }

    private static Workload workload(NodeModel nodes) {
        Random random = new Random(7);
        RandomJobs jobs = new RandomJobs(random);
        for (int i = 0; i < 6; i++) {
            jobs.add("application-" + i % 3, Resources.of(250L * (1 + random.nextInt(16)), 1_000), 300);
        }
        List<Arrival> arrivals = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            arrivals.add(jobs.arrival(random.nextInt(3_600_000), random.nextInt(6)));
        }
        return new Workload("small", jobs.kinds(), arrivals, nodes);
    }

    private static NodeOffer offer(String name, long cpu, long memory, double price, double lossesPerHour) {
        return new NodeOffer(name, new NodeShape(Resources.of(cpu, memory), price), lossesPerHour);
    }
}
