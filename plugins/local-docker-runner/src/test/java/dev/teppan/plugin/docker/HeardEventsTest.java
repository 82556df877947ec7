package dev.teppan.plugin.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.teppan.spi.executor.ExitReport;
import dev.teppan.spi.executor.LaunchToken;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Events of an engine that cannot be asked: whatever is settled here was settled by the event alone. */
class HeardEventsTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant END = START.plusMillis(40);

    private static final ContainerState KILLED =
            new ContainerState("exited", 137, false, "", Optional.of(START), Optional.of(END));

    private final DockerSettings settings =
            TestSettings.at(URI.create("tcp://127.0.0.1:1"), "test", Duration.ofSeconds(5), PullPolicy.NEVER);
    private final Engine engine = new Engine(settings.hosts().getFirst(), settings);
    private final InstantSource clock = InstantSource.fixed(END);
    private final Watches watches = new Watches(engine, new Ledger(), new Absence(clock), clock);
    private final Watch watch = watches.watch(new LaunchHandle("engine", "container", new LaunchToken("a.1")));

    @AfterEach
    void close() throws IOException {
        watches.close();
        engine.close();
    }

    @Test
    void successIsTakenFromTheEvent() {
        watches.heard(new ContainerEvent("container", "start", START, Optional.empty()));
        watches.heard(new ContainerEvent("container", "die", END, Optional.of("0")));

        assertThat(watch.end()).isCompletedWithValue(new ExitReport.Exited(0, Optional.of(START), END));
    }

    @Test
    void failureIsLookedAtAsItMayBeForWantOfMemory() {
        watches.heard(new ContainerEvent("container", "start", START, Optional.empty()));
        watches.heard(new ContainerEvent("container", "die", END, Optional.of("137")));

        assertThat(watch.end()).isNotDone();
    }

    @Test
    void wantOfMemoryMayBeToldAfterTheEnd() {
        assertThat(watches.update(watch, KILLED)).isEmpty();

        watches.heard(new ContainerEvent("container", "oom", END, Optional.empty()));

        assertThat(watches.update(watch, KILLED)).contains(new ExitReport.OutOfMemory(137, Optional.of(START), END));
    }

    @Test
    void killByOthersIsBelievedWhenNobodyTellsOfWantOfMemory() {
        await().untilAsserted(() -> assertThat(watches.update(watch, KILLED)).isPresent());
    }

    @Test
    void killThatWasAskedForIsBelievedAtOnce() {
        watch.stopRequested(true);

        assertThat(watches.update(watch, KILLED)).contains(new ExitReport.Stopped(137, Optional.of(START), END));
    }

    @Test
    void endOfWhatWasToldToStopIsLookedAt() {
        watches.heard(new ContainerEvent("container", "start", START, Optional.empty()));
        watch.stopRequested(true);
        watches.heard(new ContainerEvent("container", "die", END, Optional.of("0")));

        assertThat(watch.end()).isNotDone();
    }

    @Test
    void endWithoutAStartIsLookedAt() {
        watches.heard(new ContainerEvent("container", "die", END, Optional.of("0")));

        assertThat(watch.end()).isNotDone();
    }

    @Test
    void eventsOfOtherContainersMeanNothing() {
        watches.heard(new ContainerEvent("other", "start", START, Optional.empty()));

        assertThat(watch.startedAt()).isEmpty();
    }
}
