package dev.teppan.plugin.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.teppan.spi.executor.LaunchToken;
import dev.teppan.spi.executor.RunHandle;
import org.junit.jupiter.api.Test;

final class LaunchHandleTest {

    @Test
    void readsTheFormatOfVersionOne() {
        LaunchHandle handle = new LaunchHandle("ENGINE:ID", "abc", new LaunchToken("a.1"));
        assertThat(handle.toRunHandle()).isEqualTo(new RunHandle(1, "ENGINE:ID abc a.1"));
        assertThat(LaunchHandle.parse(new RunHandle(1, "ENGINE:ID abc a.1"))).isEqualTo(handle);
    }

    @Test
    void refusesHandlesOfOthers() {
        assertThatThrownBy(() -> LaunchHandle.parse(new RunHandle(2, "a b c.1")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LaunchHandle.parse(new RunHandle(1, "a")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
