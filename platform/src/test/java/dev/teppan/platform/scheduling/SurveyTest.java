package dev.teppan.platform.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.teppan.spi.Resources;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SurveyTest {

    private static final Resources CORE = Resources.of(1_000, 1_000);
    private static final Resources WHOLE = Resources.of(4_000, 4_000);

    private final Fixture fixture = new Fixture(SchedulerSettings.USUAL).nodes(1, WHOLE);

    @Test
    void namesTheNodeThatIsKeptAndForWhomAndFromWhen() {
        Shape big = Fixture.shape("a", "big", WHOLE);
        fixture.waits(Fixture.shape("a", "small", CORE), Duration.ofMinutes(5));
        fixture.plan();
        fixture.waits(big, Duration.ofMinutes(1));
        fixture.plan();
        assertThat(survey(10).reserved()).isEmpty();

        fixture.until(fixture.now.plusSeconds(30));

        assertThat(survey(10).reserved()).singleElement().satisfies(reserved -> {
            assertThat(reserved.place().node()).isEqualTo("n0");
            assertThat(reserved.job()).isEqualTo(big.job());
            assertThat(reserved.resources()).isEqualTo(WHOLE);
            assertThat(reserved.deadline()).isAfter(fixture.now);
        });
    }

    @Test
    void namesWhatCannotStartLongestWaitingFirstAndNoMoreThanAskedFor() {
        fixture.waits(Fixture.shape("a", "running", WHOLE), Duration.ofMinutes(5));
        fixture.plan();
        fixture.waits(Fixture.shape("a", "first", CORE), Duration.ofMinutes(1));
        fixture.now = fixture.now.plusSeconds(1);
        fixture.waits(Fixture.shape("b", "second", CORE), Duration.ofMinutes(1));
        fixture.waits(Fixture.shape("b", "second", CORE), Duration.ofMinutes(1));
        fixture.plan();

        Survey all = survey(10);
        assertThat(all.blocked()).extracting(blocked -> blocked.job().job()).containsExactly("first", "second");
        assertThat(all.blocked().getLast().count()).isEqualTo(2);
        assertThat(all.blocked().getLast().oldest()).isEqualTo(fixture.now);
        assertThat(all.blocked().getFirst().reason().start()).isEmpty();
        assertThat(all.blocked().getLast().reason().code()).isEqualTo(WaitReason.Code.WAITING_CAPACITY);
        assertThat(survey(1).blocked()).hasSize(1);
        assertThat(survey(1).blockedShapes()).isEqualTo(2);
    }

    @Test
    void saysNothingWhereAllRuns() {
        fixture.waits(Fixture.shape("a", "j", CORE), Duration.ofMinutes(1));
        fixture.plan();

        assertThat(survey(10)).isEqualTo(new Survey(List.of(), List.of(), 0));
    }

    private Survey survey(int most) {
        return fixture.scheduler.survey(most, fixture.now);
    }
}
