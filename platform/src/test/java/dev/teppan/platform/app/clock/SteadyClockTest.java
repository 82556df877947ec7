package dev.teppan.platform.app.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is seen by a steady clock of time and of steps of the wall clock. */
class SteadyClockTest {

    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private Duration passed = Duration.ZERO;
    private Duration step = Duration.ZERO;
    private final SteadyClock clock = new SteadyClock(() -> BEGIN.plus(passed).plus(step), () -> passed.toNanos());

    @Test
    void goesWithAWallClockThatIsNotSet() {
        pass(Duration.ofHours(3));

        assertThat(clock.instant()).isEqualTo(BEGIN.plus(Duration.ofHours(3)));
    }

    @ParameterizedTest
    @ValueSource(longs = {10, -10})
    void followsAStepByATenthOfTheTimeThatPasses(long minutes) {
        step = Duration.ofMinutes(minutes);
        pass(Duration.ofSeconds(10));

        assertThat(clock.instant())
                .isCloseTo(BEGIN.plusSeconds(10 + Long.signum(minutes)), within(1, ChronoUnit.MILLIS));

        pass(Duration.ofMinutes(110));
        assertThat(clock.instant()).isEqualTo(BEGIN.plus(passed).plus(step));
    }

    @ParameterizedTest
    @ValueSource(longs = {16, -16})
    void followsALargeStepAtOnce(long minutes) {
        step = Duration.ofMinutes(minutes);

        assertThat(clock.instant()).isEqualTo(BEGIN.plus(step));
    }

    @Test
    void neverGoesBackForASmallStep() {
        Instant last = clock.instant();
        step = Duration.ofMinutes(-10);
        for (int second = 0; second < 100; second++) {
            pass(Duration.ofSeconds(1));
            Instant next = clock.instant();
            assertThat(next).isAfter(last);
            last = next;
        }
    }

    private void pass(Duration time) {
        passed = passed.plus(time);
    }
}
