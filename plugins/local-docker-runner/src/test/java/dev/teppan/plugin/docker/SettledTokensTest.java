package dev.teppan.plugin.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.teppan.spi.executor.LaunchToken;
import dev.teppan.spi.testkit.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class SettledTokensTest {

    private final SettableClock clock = new SettableClock();
    private final SettledTokens tokens = new SettledTokens(clock);

    @Test
    void keepsATokenTakenForAnHour() {
        tokens.add(watch("first.1"));
        clock.advance(Duration.ofMinutes(59));
        tokens.add(watch("second.1"));
        assertThat(tokens.find(new LaunchToken("first.1"))).isPresent();
        clock.advance(Duration.ofMinutes(2));
        tokens.add(watch("third.1"));
        assertThat(tokens.find(new LaunchToken("first.1"))).isEmpty();
        assertThat(tokens.find(new LaunchToken("second.1"))).isPresent();
    }

    private static Watch watch(String token) {
        return new Watch(new LaunchHandle("E", token, new LaunchToken(token)));
    }
}
