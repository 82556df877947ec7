package dev.teppan.platform.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.teppan.platform.catalog.Ceiling;
import dev.teppan.platform.catalog.JobKey;
import dev.teppan.platform.catalog.Rate;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.scheduling.Limits.ApplicationRule;
import dev.teppan.platform.scheduling.Limits.JobRule;
import dev.teppan.platform.scheduling.Limits.QueueRule;
import dev.teppan.platform.scheduling.WaitReason.Code;
import dev.teppan.spi.Resources;
import dev.teppan.spi.executor.Node;
import dev.teppan.spi.executor.Node.NodeState;
import dev.teppan.spi.executor.StartResult.RefusalCause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PolicyTest {

    private static final Resources CORE = Resources.of(1_000, 1_000);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Fixture fixture = new Fixture(SchedulerSettings.USUAL);

    @Test
    void sharesRoomByWeight() {
        fixture.nodes(4, Resources.of(10_000, 10_000));
        fixture.scheduler.limitsChanged(new Limits(
                Map.of(
                        "light",
                        new ApplicationRule(100, Ceiling.NONE),
                        "heavy",
                        new ApplicationRule(300, Ceiling.NONE)),
                Map.of(),
                Map.of()));
        for (int i = 0; i < 100; i++) {
            fixture.waits(Fixture.shape("light", "j", CORE), MINUTE);
            fixture.waits(Fixture.shape("heavy", "j", CORE), MINUTE);
        }

        fixture.plan();

        assertThat(fixture.running("light")).isEqualTo(10);
        assertThat(fixture.running("heavy")).isEqualTo(30);
    }

    @Test
    void countsTheResourceOfWhichAnApplicationHasMost() {
        fixture.nodes(1, Resources.of(9_000, 18_000));
        for (int i = 0; i < 10; i++) {
            fixture.waits(Fixture.shape("memory", "j", Resources.of(1_000, 4_000)), MINUTE);
            fixture.waits(Fixture.shape("cpu", "j", Resources.of(3_000, 1_000)), MINUTE);
        }

        fixture.plan();

        // The example of the paper on dominant resource fairness.
        assertThat(fixture.running("memory")).isEqualTo(3);
        assertThat(fixture.running("cpu")).isEqualTo(2);
    }

    @Test
    void lendsIdleRoomAndGivesItBackAsWorkEnds() {
        fixture.nodes(1, Resources.of(10_000, 10_000));
        for (int i = 0; i < 30; i++) {
            fixture.waits(Fixture.shape("first", "j", CORE), Duration.ofSeconds(60 + i));
        }
        fixture.plan();
        assertThat(fixture.running("first")).isEqualTo(10);
        for (int i = 0; i < 30; i++) {
            fixture.waits(Fixture.shape("late", "j", CORE), Duration.ofMinutes(5));
        }

        fixture.until(fixture.now.plusSeconds(63));
        assertThat(fixture.running("late"))
                .as("what ended went to who had less")
                .isEqualTo(4);
        fixture.until(fixture.now.plusSeconds(6));
        assertThat(fixture.running("late")).as("until both had the same").isEqualTo(5);
    }

    @Test
    void remembersWhoHadMuchUntilThatIsLongAgo() {
        SchedulerSettings remembering = new SchedulerSettings(Duration.ofMinutes(10), 1, Duration.ofDays(1), 1_000);
        Fixture other = new Fixture(remembering).nodes(1, CORE);
        other.waits(Fixture.shape("a", "j", CORE), Duration.ofMinutes(30));
        other.plan();
        other.waits(Fixture.shape("a", "j", CORE), MINUTE);
        other.now = other.now.plusSeconds(1);
        ExecutionId fresh = other.waits(Fixture.shape("b", "j", CORE), MINUTE);

        other.until(Fixture.START.plus(Duration.ofMinutes(30)));

        assertThat(other.order().getLast()).isEqualTo(fresh);
    }

    @Test
    void runsOneOfAKeyAtATimeAndPassesTheOthersBy() {
        fixture.nodes(1, Resources.of(10_000, 10_000));
        Shape shape = Fixture.shape("a", "j", CORE);
        ExecutionId first = fixture.waits(shape, Optional.of("customer 7"), MINUTE);
        ExecutionId second = fixture.waits(shape, Optional.of("customer 7"), MINUTE);
        ExecutionId elsewhere = fixture.waits(shape, Optional.of("customer 8"), MINUTE);

        fixture.plan();

        assertThat(fixture.order()).containsExactly(first, elsewhere);
        assertThat(fixture.why(second).code()).isEqualTo(Code.LIMIT_KEY);
        assertThat(fixture.why(second).sentence())
                .isEqualTo("Of the key customer 7, 1 of the 1 that may run are running.");
        fixture.until(fixture.now.plus(MINUTE));
        assertThat(fixture.hasStarted(second)).isTrue();
    }

    @Test
    void canceledOneOfAKeyMakesWayForTheNext() {
        fixture.nodes(1, Resources.of(10_000, 10_000));
        Shape shape = Fixture.shape("a", "j", CORE);
        fixture.waits(shape, Optional.of("k"), MINUTE);
        ExecutionId second = fixture.waits(shape, Optional.of("k"), MINUTE);
        ExecutionId third = fixture.waits(shape, Optional.of("k"), MINUTE);
        fixture.plan();

        fixture.scheduler.waitsNoLonger(second);
        fixture.until(fixture.now.plus(MINUTE));

        assertThat(fixture.hasStarted(third)).isTrue();
    }

    @Test
    void startsNoMoreOftenThanARateAllowsAndSaysWhenToLookAgain() {
        fixture.nodes(1, Resources.of(10_000, 10_000));
        Rate rate = new Rate(2, Duration.ofSeconds(10));
        fixture.scheduler.limitsChanged(new Limits(
                Map.of(),
                Map.of(
                        "default",
                        new QueueRule(0, false, new Ceiling(Optional.empty(), Resources.NONE, Optional.of(rate)))),
                Map.of()));
        Shape shape = Fixture.shape("a", "j", CORE);
        for (int i = 0; i < 3; i++) {
            fixture.waits(shape, MINUTE);
        }
        ExecutionId last = fixture.waits(shape, MINUTE);

        Plan plan = fixture.plan();

        assertThat(fixture.order()).hasSize(2);
        assertThat(plan.again()).contains(Fixture.START.plusSeconds(10));
        assertThat(fixture.why(last).code()).isEqualTo(Code.RATE);
        fixture.until(Fixture.START.plusMillis(9_999));
        assertThat(fixture.order()).hasSize(2);
        fixture.until(Fixture.START.plusSeconds(10));
        assertThat(fixture.order()).hasSize(4);
    }

    @Test
    void limitsWhatAnApplicationHolds() {
        fixture.nodes(1, Resources.of(10_000, 10_000));
        fixture.scheduler.limitsChanged(new Limits(
                Map.of(
                        "a",
                        new ApplicationRule(
                                100, new Ceiling(Optional.empty(), Resources.of(2_500, 0), Optional.empty()))),
                Map.of(),
                Map.of()));
        fixture.waits(Fixture.shape("a", "j", CORE), MINUTE);
        fixture.waits(Fixture.shape("a", "j", CORE), MINUTE);
        ExecutionId third = fixture.waits(Fixture.shape("a", "j", CORE), MINUTE);

        fixture.plan();

        assertThat(fixture.order()).hasSize(2);
        assertThat(fixture.why(third).code()).isEqualTo(Code.LIMIT_APPLICATION);
        assertThat(fixture.why(third).sentence())
                .isEqualTo("Application a holds 2000 m cpu of the 2500 m cpu it may; this needs 1000 m cpu.");
    }

    @Test
    void aRefusedShapeLeavesTheNodeAloneAndOthersDoNot() {
        fixture.nodes(1, Resources.of(10_000, 10_000));
        ExecutionId refused = fixture.waits(Fixture.shape("a", "j", CORE), MINUTE);
        fixture.plan();

        fixture.scheduler.refused(
                refused, new Refusal(RefusalCause.NO_ROOM, "no ports", Optional.empty()), fixture.now);
        fixture.scheduler.waits(new Waiting(refused, Fixture.shape("a", "j", CORE), Optional.empty(), Fixture.START));
        ExecutionId other = fixture.waits(Fixture.shape("a", "j", Resources.of(500, 500)), MINUTE);
        Plan plan = fixture.plan();

        assertThat(plan.assignments()).extracting(Assignment::id).containsExactly(other);
        assertThat(plan.again()).contains(Fixture.START.plusSeconds(1));
        assertThat(fixture.why(refused).code()).isEqualTo(Code.BACKOFF);
        assertThat(fixture.why(refused).sentence()).contains("no ports");
        fixture.now = Fixture.START.plusSeconds(1);
        assertThat(fixture.plan().assignments()).extracting(Assignment::id).containsExactly(refused);
    }

    @Test
    void spreadsWhereTheJobSaysSo() {
        fixture.nodes(3, Resources.of(10_000, 10_000));
        Shape packed = Fixture.shape("a", "j", CORE);
        Shape spread =
                new Shape(packed.job(), packed.queue(), CORE, packed.runsOn(), packed.timeout(), Shape.Placing.SPREAD);
        List<ExecutionId> all =
                List.of(fixture.waits(spread, MINUTE), fixture.waits(spread, MINUTE), fixture.waits(spread, MINUTE));

        fixture.plan();

        assertThat(all).extracting(fixture::node).containsExactlyInAnyOrder("n0", "n1", "n2");
    }

    @Test
    void keepsDevicesForThoseWhoNeedThemAndEmptiesNodes() {
        Resources plain = Resources.of(8_000, 8_000);
        Resources withGpu = Resources.of(2_000, 2_000).with(Resources.GPU, 1_000);
        fixture.nodes(List.of(node("gpu", withGpu), node("one", plain), node("two", plain)));
        ExecutionId first = fixture.waits(Fixture.shape("a", "j", CORE), MINUTE);
        ExecutionId second = fixture.waits(Fixture.shape("a", "j", Resources.of(2_000, 2_000)), MINUTE);
        ExecutionId device = fixture.waits(Fixture.shape("a", "g", CORE.with(Resources.GPU, 500)), MINUTE);

        fixture.plan();

        assertThat(fixture.node(device)).isEqualTo("gpu");
        assertThat(fixture.node(first)).isNotEqualTo("gpu").isEqualTo(fixture.node(second));
    }

    @Test
    void namesTheNearestMissWhenShapesShrink() {
        fixture.nodes(1, Resources.of(2_000, 40_000));
        ExecutionId id = fixture.waits(Fixture.shape("a", "j", Resources.of(1_000, 50_000)), MINUTE);
        fixture.plan();

        assertThat(fixture.why(id).code()).isEqualTo(Code.EXCEEDS_ANY_NODE);
        assertThat(fixture.why(id).sentence()).contains("the nearest has 2000 m cpu, 40000 MiB memory");
    }

    @Test
    void saysWhoseTurnItIs() {
        fixture.nodes(1, Resources.of(4_000, 4_000));
        for (int i = 0; i < 4; i++) {
            fixture.waits(Fixture.shape("greedy", "j", CORE), MINUTE);
        }
        fixture.plan();
        ExecutionId more = fixture.waits(Fixture.shape("greedy", "j", CORE), MINUTE);
        fixture.waits(Fixture.shape("modest", "j", CORE), MINUTE);
        fixture.plan();

        assertThat(fixture.why(more).code()).isEqualTo(Code.FAIR_SHARE_TURN);
        assertThat(fixture.why(more).sentence())
                .contains("greedy holds 100.0 %")
                .contains("modest holds 0.0 %");
    }

    @Test
    void startsBeforeARestartCountAgainstARate() {
        Rate rate = new Rate(1, MINUTE);
        fixture.nodes(1, Resources.of(4_000, 4_000));
        fixture.scheduler.limitsChanged(new Limits(
                Map.of(),
                Map.of(),
                Map.of(
                        new JobKey("a", "j"),
                        new JobRule(
                                new Ceiling(Optional.empty(), Resources.NONE, Optional.of(rate)), Optional.empty()))));
        Shape shape = Fixture.shape("a", "j", CORE);
        Instant before = Fixture.START.minusSeconds(20);
        fixture.scheduler.pastStart(shape.job(), shape.queue(), before);
        ExecutionId id = fixture.waits(shape, MINUTE);

        fixture.until(Fixture.START.plusSeconds(39));
        assertThat(fixture.hasStarted(id)).isFalse();
        fixture.until(Fixture.START.plusSeconds(40));
        assertThat(fixture.hasStarted(id)).isTrue();
    }

    @Test
    void tellsWhatEachPoolWouldHaveToHoldButNotWhatALimitKeeps() {
        fixture.nodes(1, Resources.of(2_000, 2_000));
        fixture.scheduler.limitsChanged(
                new Limits(Map.of("limited", new ApplicationRule(100, Ceiling.running(3))), Map.of(), Map.of()));
        for (int i = 0; i < 5; i++) {
            fixture.waits(Fixture.shape("free", "j", CORE), MINUTE);
            fixture.waits(Fixture.shape("limited", "j", CORE), MINUTE);
        }
        fixture.plan();

        List<HintInputs> inputs = fixture.scheduler.demands(fixture.now);

        assertThat(inputs).singleElement().satisfies(pool -> {
            assertThat(pool.demands())
                    .singleElement()
                    .satisfies(demand -> assertThat(demand.count())
                            .as("four of the one, two of the three that the other may run")
                            .isEqualTo(6));
            assertThat(pool.nodes()).singleElement().satisfies(node -> {
                assertThat(node.runsWork()).isTrue();
                assertThat(node.free()).isEqualTo(Resources.NONE);
            });
        });
    }

    private static Node node(String id, Resources size) {
        return new Node(id, Map.of(), NodeState.READY, size, size, Set.of());
    }
}
