package dev.teppan.platform.app.crash;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrashSwitchTest {

    @Test
    void readsPointsAsTheyAreWrittenOnACommandLine() {
        assertThatCode(() -> CrashSwitch.parse("after-start:3").pass(CrashPoint.BEFORE_START))
                .doesNotThrowAnyException();
        assertThatCode(() -> CrashSwitch.parse("EXIT_SEEN")).doesNotThrowAnyException();
        assertThatCode(() -> CrashSwitch.parse("before-start:2:freeze").pass(CrashPoint.BEFORE_START))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nowhere", "after-start:0", "after-start:x", "after-start:-1", "after-start:1:melt"})
    void namesThePointsWhereThereIsNoSuchOne(String text) {
        assertThatThrownBy(() -> CrashSwitch.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "'")
                .hasMessageContaining("BEFORE_ENQUEUE");
    }
}
