package dev.teppan.platform.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Random worlds: what must hold after each plan. */
class FairSchedulerProperties {

    @Property(tries = 300)
    void staysWithinRoomAndLimitsAndLeavesNothingThatFits(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int steps) {
        RandomWorld world = new RandomWorld(seed, RandomWorld.WITHOUT_RESERVATIONS);
        for (int step = 0; step < steps; step++) {
            world.step(true);
            world.nothingIsLeftThatFits();
        }
    }

    @Property(tries = 100)
    void staysWithinRoomAndLimitsBesideReservations(@ForAll long seed) {
        RandomWorld world = new RandomWorld(seed, SchedulerSettings.USUAL);
        for (int step = 0; step < 60; step++) {
            world.step(true);
        }
    }

    @Property(tries = 50)
    void sameFactsGiveTheSamePlan(@ForAll long seed) {
        RandomWorld one = new RandomWorld(seed, SchedulerSettings.USUAL);
        RandomWorld two = new RandomWorld(seed, SchedulerSettings.USUAL);
        for (int step = 0; step < 40; step++) {
            assertThat(one.step(true)).isEqualTo(two.step(true));
        }
    }

    @Property(tries = 200)
    void aRestartFromFactsGivesTheSamePlan(@ForAll long seed, @ForAll @IntRange(min = 1, max = 30) int steps) {
        RandomWorld world = new RandomWorld(seed, RandomWorld.WITHOUT_RESERVATIONS);
        for (int step = 0; step < steps; step++) {
            world.step(false);
        }
        world.happen(false);
        FairScheduler restarted = world.restarted();

        assertThat(restarted.plan(10_000, world.now()).assignments())
                .isEqualTo(world.plan().assignments());
    }

    @Property(tries = 100)
    void nothingIsLeftOfWhatIsGone(@ForAll long seed) {
        RandomWorld world = new RandomWorld(seed, SchedulerSettings.USUAL);
        for (int step = 0; step < 30; step++) {
            world.step(true);
        }

        world.endEverything();

        assertThat(world.scheduler().waiting()).isZero();
        assertThat(world.scheduler().known()).isZero();
    }
}
