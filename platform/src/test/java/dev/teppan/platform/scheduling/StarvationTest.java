package dev.teppan.platform.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.scheduling.WaitReason.Code;
import dev.teppan.spi.Resources;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stream of small jobs that never leaves a node empty, and one job that needs a whole node. */
class StarvationTest {

    private static final Resources NODE = Resources.of(16_000, 64_000);
    private static final Shape LARGE = Fixture.shape("large", "whole", NODE);
    private static final Shape SMALL = Fixture.shape("small", "bit", Resources.of(1_000, 4_000));

    /** Small jobs run for ten minutes at the most. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    /** Patience, then what runs on the node until the deadline, then what outlasts the estimates. */
    private static final Duration BOUND =
            SchedulerSettings.USUAL.patience().plus(LONGEST).plus(LONGEST).plusSeconds(1);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aLargeJobStartsWithinTheBound(long seed) {
        Flood flood = new Flood(SchedulerSettings.USUAL, seed);

        assertThat(flood.waitOfLarge(BOUND.multipliedBy(3))).isLessThanOrEqualTo(BOUND);
    }

    @Test
    void withoutReservationsItWouldNot() {
        Flood flood = new Flood(RandomWorld.WITHOUT_RESERVATIONS, 1);

        assertThat(flood.waitOfLarge(BOUND.multipliedBy(3))).isGreaterThan(BOUND.multipliedBy(2));
    }

    @Test
    void afterSoManyPassesItsNodeTakesNobodyElse() {
        SchedulerSettings few = new SchedulerSettings(Duration.ofHours(1), 0, Duration.ZERO, 5);
        Fixture fixture = new Fixture(few).nodes(1, NODE);
        fixture.waits(SMALL, Duration.ofSeconds(1));
        fixture.until(Fixture.START.plusSeconds(2));
        fixture.waits(Fixture.shape("small", "long", Resources.of(15_000, 1_000)), LONGEST);
        fixture.plan();
        fixture.waits(LARGE, Duration.ofMinutes(1));
        fixture.plan();
        int before = fixture.order().size();
        for (int i = 0; i < 100; i++) {
            fixture.waits(SMALL, Duration.ofSeconds(1));
        }

        fixture.until(Fixture.START.plusSeconds(60));

        assertThat(fixture.order()).hasSize(before + 5);
    }

    @Test
    void aLargeJobOfAnApplicationThatRunsSmallOnesTooIsNotPassedForEver() {
        assertThat(startsOfItsApplicationUntilLargeStarts(SchedulerSettings.USUAL))
                .isLessThan(400);
        assertThat(startsOfItsApplicationUntilLargeStarts(RandomWorld.WITHOUT_RESERVATIONS))
                .isEqualTo(1_000);
    }

    /** Three applications with small jobs keep all nodes full; one of them has a large job as well. */
    private static int startsOfItsApplicationUntilLargeStarts(SchedulerSettings settings) {
        Random random = new Random(7);
        Fixture fixture = new Fixture(settings).nodes(4, NODE);
        for (String application : List.of("a", "b", "c")) {
            for (int i = 0; i < 2_000; i++) {
                fixture.waits(
                        Fixture.shape(application, "bit", Resources.of(1_000, 4_000)),
                        Duration.ofSeconds(1 + random.nextInt(600)));
            }
        }
        fixture.plan();
        ExecutionId large = fixture.waits(Fixture.shape("b", "whole", NODE), Duration.ofMinutes(5));
        int before = fixture.started("b");
        while (!fixture.hasStarted(large) && fixture.started("b") - before < 1_000) {
            fixture.until(fixture.now.plusSeconds(1));
        }
        return fixture.started("b") - before;
    }

    @Test
    void whoIsKeptAwayIsToldForWhom() {
        Fixture fixture = new Fixture(SchedulerSettings.USUAL).nodes(1, NODE);
        fixture.waits(SMALL, Duration.ofMinutes(5));
        fixture.plan();
        ExecutionId large = fixture.waits(LARGE, Duration.ofMinutes(1));
        fixture.plan();
        fixture.until(Fixture.START.plusSeconds(30));
        ExecutionId small = fixture.waits(SMALL, Duration.ofMinutes(5));
        fixture.plan();

        assertThat(fixture.why(small).code()).isEqualTo(Code.RESERVED);
        assertThat(fixture.why(small).sentence()).contains("n0").contains("large/whole");
        assertThat(fixture.why(large).sentence()).contains("node n0 is kept for it");
    }

    /** Eight nodes full of small jobs, each replaced as it ends. */
    private static final class Flood {
        private final Fixture fixture;
        private final Random random;

        Flood(SchedulerSettings settings, long seed) {
            random = new Random(seed);
            fixture = new Fixture(settings).nodes(8, NODE);
            for (int i = 0; i < 200; i++) {
                small();
            }
            fixture.plan();
            fixture.until(Fixture.START.plusSeconds(300));
        }

        Duration waitOfLarge(Duration atMost) {
            ExecutionId large = fixture.waits(LARGE, Duration.ofMinutes(5));
            Duration waited = Duration.ZERO;
            while (!fixture.hasStarted(large) && waited.compareTo(atMost) < 0) {
                for (int i = 0; i < 5; i++) {
                    small();
                }
                waited = waited.plusSeconds(1);
                fixture.until(fixture.now.plusSeconds(1));
            }
            return waited;
        }

        private void small() {
            fixture.waits(SMALL, Duration.ofSeconds(1 + random.nextInt((int) LONGEST.toSeconds())));
        }
    }
}
