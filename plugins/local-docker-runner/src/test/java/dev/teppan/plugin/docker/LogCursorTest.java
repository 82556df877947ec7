package dev.teppan.plugin.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LogCursorTest {

    /** A long line's parts share a time; two lines may, too. */
    private static final List<Instant> LOG = List.of(at(1), at(2), at(2), at(2), at(3), at(4), at(4), at(9));

    @Test
    void resumesAnywhereWithoutGapOrRepeat() {
        for (int cut = 0; cut <= LOG.size(); cut++) {
            LogCursor before = LogCursor.parse("");
            List<Instant> taken = new ArrayList<>();
            for (Instant time : LOG.subList(0, cut)) {
                assertThat(before.take(time)).isTrue();
                taken.add(time);
            }
            LogCursor after = LogCursor.parse(before.position());
            for (Instant time : LOG) {
                if (after.take(time)) {
                    taken.add(time);
                }
            }
            assertThat(taken).as("cut after %d", cut).isEqualTo(LOG);
            assertThat(after.lostItsPlace()).isFalse();
            assertThat(after.position()).isEqualTo(at(9) + "/1");
        }
    }

    @Test
    void noticesThatItsPlaceWasRotatedAway() {
        LogCursor cursor = LogCursor.parse(at(2) + "/3");
        assertThat(cursor.take(at(4))).isTrue();
        assertThat(cursor.lostItsPlace()).isTrue();
        cursor.placeTold();
        assertThat(cursor.lostItsPlace()).isFalse();
        assertThat(cursor.position()).isEqualTo(at(4) + "/1");
    }

    @Test
    void dropsNothingWhenTheEngineClockStepsBackWhileFollowing() {
        LogCursor cursor = LogCursor.parse("");
        assertThat(cursor.take(at(5))).isTrue();
        assertThat(cursor.take(at(3))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "2026-03-01T10:00:00Z", "2026-03-01T10:00:00Z/", "/3", "2026-03-01T10:00:00Z/x"})
    void refusesWhatIsNoPosition(String text) {
        assertThatThrownBy(() -> LogCursor.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(text);
    }

    private static Instant at(int nanos) {
        return Instant.parse("2026-03-01T10:00:00Z").plusNanos(nanos);
    }
}
