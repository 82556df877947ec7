package dev.teppan.plugin.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.model.Container;
import dev.teppan.spi.RetryableException;
import dev.teppan.spi.executor.FindResult;
import dev.teppan.spi.executor.JobExecutor;
import dev.teppan.spi.executor.Launch;
import dev.teppan.spi.executor.LaunchReference;
import dev.teppan.spi.executor.LaunchToken;
import dev.teppan.spi.executor.Run;
import dev.teppan.spi.executor.StartResult;
import dev.teppan.spi.testkit.SettableClock;
import dev.teppan.spi.testkit.executor.Program;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A launch that was found gone, or has ended, is not started again by whichever host on the engine. */
@NeedsEngine
final class PlaceholdersIT {

    private final LaunchToken token = new LaunchToken(UUID.randomUUID() + ".1");
    private DockerFixture fixture;
    private Launch launch;

    @BeforeEach
    void open() throws Exception {
        TestEngine.prepare();
        fixture = new DockerFixture();
        launch = fixture.launch(token, Program.exits(0));
    }

    @AfterEach
    void close() throws Exception {
        fixture.close();
    }

    @Test
    void aStartThatComesAfterItWasFoundGoneStartsNothing() throws Exception {
        try (JobExecutor leader = fixture.open();
                JobExecutor frozen = fixture.open()) {
            assertThat(leader.find(reference())).isInstanceOf(FindResult.Gone.class);

            assertThat(frozen.start(launch)).isInstanceOf(StartResult.Refused.class);
            assertThat(frozen.list()).isEmpty();
            assertThat(leader.find(reference())).isInstanceOf(FindResult.Gone.class);
        }
    }

    @Test
    void whatWasCreatedAndNotStartedIsClosedTheSameWay() throws Exception {
        try (JobExecutor leader = fixture.open();
                JobExecutor frozen = fixture.open()) {
            fixture.create(launch);
            assertThat(leader.find(reference())).isInstanceOf(FindResult.Gone.class);

            assertThat(frozen.start(launch)).isInstanceOf(StartResult.Refused.class);
        }
    }

    @Test
    void aRepeatOfAStartThatAnotherHostHasFinishedAndRemovedStartsNothing() throws Exception {
        try (JobExecutor leader = fixture.open();
                JobExecutor frozen = fixture.open()) {
            fixture.proxy().loseAnswersTo("/start");
            assertThatThrownBy(() -> frozen.start(launch)).isInstanceOf(RetryableException.class);
            fixture.proxy().loseNoAnswers();
            Run run = found(leader);
            run.await();
            leader.discard(run.handle());
            assertThat(leader.list()).isEmpty();

            assertThat(frozen.start(launch)).isInstanceOf(StartResult.Refused.class);
            assertThat(frozen.list()).isEmpty();
        }
    }

    @Test
    void theNameIsFreeAgainAfterAnHour() throws Exception {
        SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
        try (Engine engine = TestEngine.connect()) {
            Placeholders placeholders = new Placeholders(engine, fixture.settings(), clock);
            placeholders.take(token);

            clock.advance(Duration.ofMinutes(59));
            placeholders.sweep();
            assertThat(named(engine)).hasSize(1);

            clock.advance(Duration.ofMinutes(1));
            placeholders.sweep();
            assertThat(named(engine)).isEmpty();
        }
    }

    private List<Container> named(Engine engine) throws InterruptedException {
        return engine.call(client -> client.listContainersCmd()
                .withShowAll(true)
                .withNameFilter(List.of(fixture.settings().containerPrefix() + token))
                .exec());
    }

    private Run found(JobExecutor executor) throws InterruptedException {
        return switch (executor.find(reference())) {
            case FindResult.Attached attached -> attached.run();
            case FindResult.Ended ended -> ended.run();
            case FindResult.Gone gone -> throw new AssertionError(gone);
            case FindResult.Unreachable unreachable -> throw new AssertionError(unreachable);
        };
    }

    private LaunchReference reference() {
        return new LaunchReference(token, launch.pool(), launch.node(), Optional.empty());
    }
}
