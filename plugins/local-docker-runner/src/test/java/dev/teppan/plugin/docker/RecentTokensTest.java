package dev.teppan.plugin.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.teppan.spi.executor.LaunchToken;
import dev.teppan.spi.testkit.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class RecentTokensTest {

    private static final LaunchToken FIRST = new LaunchToken("first.1");
    private static final LaunchToken SECOND = new LaunchToken("second.1");

    private final SettableClock clock = new SettableClock();
    private final RecentTokens<String> tokens = new RecentTokens<>(clock);

    @Test
    void keepsATokenForAnHour() {
        tokens.add(FIRST, "one");
        clock.advance(Duration.ofMinutes(59));
        tokens.add(SECOND, "two");
        assertThat(tokens.find(FIRST)).contains("one");
        clock.advance(Duration.ofMinutes(2));
        tokens.add(new LaunchToken("third.1"), "three");
        assertThat(tokens.find(FIRST)).isEmpty();
        assertThat(tokens.find(SECOND)).contains("two");
    }

    @Test
    void keepsWhatWasKnownFirstUntilItIsRemoved() {
        tokens.add(FIRST, "one");
        tokens.add(FIRST, "another");
        assertThat(tokens.find(FIRST)).contains("one");
        tokens.remove(FIRST);
        assertThat(tokens.find(FIRST)).isEmpty();
    }
}
