package dev.teppan.plugin.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.teppan.spi.executor.ExitReport;
import dev.teppan.spi.executor.ExitReport.InterruptionCause;
import dev.teppan.spi.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AbsenceTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private final SettableClock clock = new SettableClock(START);
    private final Absence absence = new Absence(clock);

    /** Away from second 60 to second 90. */
    @BeforeEach
    void away() {
        clock.advance(Duration.ofSeconds(60));
        absence.answered();
        clock.advance(Duration.ofSeconds(10));
        absence.began();
        absence.began();
        clock.advance(Duration.ofSeconds(20));
        absence.answered();
        clock.advance(Duration.ofSeconds(60));
        absence.answered();
    }

    @ParameterizedTest
    @ValueSource(ints = {137, 143})
    void aSignalWhileTheEngineWasAwayIsTheEngines(int code) {
        assertThat(absence.judge(exited(code, 75), () -> true))
                .isInstanceOfSatisfying(ExitReport.Interrupted.class, interrupted -> {
                    assertThat(interrupted.cause()).isEqualTo(InterruptionCause.INFRASTRUCTURE);
                    assertThat(interrupted.detail()).contains("exit code " + code);
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 139})
    void anyOtherCodeIsTheJobs(int code) {
        assertThat(absence.judge(exited(code, 75), () -> true)).isEqualTo(exited(code, 75));
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 100})
    void aSignalWhileTheEngineAnsweredIsNotTheEngines(int second) {
        assertThat(absence.judge(exited(137, second), () -> true)).isEqualTo(exited(137, second));
    }

    @Test
    void anAbsenceThatIsNotOverCountsUpToNow() {
        absence.began();
        assertThat(absence.judge(exited(137, 1000), () -> true)).isInstanceOf(ExitReport.Interrupted.class);
    }

    @Test
    void anEngineThatTakesNoConnectionsIsOnItsWayOut() {
        assertThat(absence.judge(exited(143, 1000), () -> false)).isInstanceOf(ExitReport.Interrupted.class);
        assertThat(absence.judge(exited(1, 1000), () -> false)).isEqualTo(exited(1, 1000));
    }

    @Test
    void anEngineThatWasNeverAwayIsNotBlamed() {
        Absence none = new Absence(clock);
        none.began();
        assertThat(none.judge(exited(137, 75), () -> true)).isEqualTo(exited(137, 75));
    }

    private static ExitReport exited(int code, int second) {
        return new ExitReport.Exited(code, Optional.of(START), START.plusSeconds(second));
    }
}
