package dev.teppan.platform.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.teppan.platform.catalog.Ceiling;
import dev.teppan.platform.catalog.JobKey;
import dev.teppan.platform.catalog.Rate;
import dev.teppan.platform.execution.AttemptState;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.execution.ExecutionState;
import dev.teppan.platform.execution.Reason;
import dev.teppan.platform.scheduling.Limits;
import dev.teppan.spi.Resources;
import dev.teppan.spi.executor.Launch;
import dev.teppan.spi.executor.LaunchToken;
import dev.teppan.spi.executor.OutputStreamName;
import dev.teppan.spi.testkit.executor.FakeJobExecutor;
import dev.teppan.spi.testkit.executor.FakeScript;
import dev.teppan.spi.testkit.executor.Program;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryTest {

    private static final Program TALKS = Program.prints("one\n")
            .then(new Program.Step.Pause(Duration.ofMinutes(20)))
            .then(new Program.Step.Print(OutputStreamName.STDERR, "two\n".getBytes(StandardCharsets.UTF_8)))
            .then(new Program.Step.AwaitStop(false));

    @TempDir
    Path directory;

    Scene scene;

    @BeforeEach
    void open() {
        scene = new Scene(directory).job(new JobBuilder("mail")).boot();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void launchesAgainWhatWasCommittedAndNeverStarted() {
        FakeScript script = FakeScript.exits(0).blockingStarts();
        scene.backend.script("mail", script);
        ExecutionId id = scene.enqueue("mail");
        scene.until(() -> scene.backend.startCalls().size() == 1);

        scene.kill();
        script.release();
        scene.boot();

        scene.untilState(id, ExecutionState.SUCCEEDED);
        assertThat(scene.backend.launches()).hasSize(1);
        assertThat(scene.attempts(id))
                .singleElement()
                .satisfies(attempt -> assertThat(attempt.launch()).isEqualTo(2));
        assertThat(scene.execution(id).tally().infrastructure()).isZero();
    }

    @Test
    void retriesInTimeThoughTheClockWasSetBack() {
        scene.job(new JobBuilder("mail").retries(2, Duration.ofMinutes(1)));
        scene.backend.script("mail", FakeScript.exits(1));
        ExecutionId id = scene.enqueue("mail");
        scene.untilState(id, ExecutionState.SCHEDULED);

        // Gives the lease back, which would last as long as the clock says.
        scene.dispatcher().close();
        scene.kill();
        scene.clock.advance(Duration.ofDays(-7));
        Instant back = scene.clock.instant();
        scene.backend.script("mail", FakeScript.exits(0));
        scene.boot();

        scene.until(() -> {
            scene.clock.advance(Duration.ofSeconds(10));
            return scene.execution(id).state() == ExecutionState.SUCCEEDED;
        });
        assertThat(scene.clock.instant()).isBefore(back.plus(Duration.ofDays(6)));
    }

    @Test
    void adoptsWhatStartedWithoutTheAnswerBeingStored() {
        scene.backend.script("mail", FakeScript.of(TALKS).losingReplies(1_000));
        ExecutionId id = scene.enqueue("mail");
        scene.until(() -> !scene.backend.launches().isEmpty());

        scene.kill();
        scene.boot();
        scene.untilState(id, ExecutionState.RUNNING);
        scene.backend.finish(scene.token(id), 0);

        scene.untilState(id, ExecutionState.SUCCEEDED);
        assertThat(scene.backend.launches()).hasSize(1);
        assertThat(scene.attempts(id)).hasSize(1);
    }

    @Test
    void adoptsWhatRunsAndLosesNoOutput() {
        scene.backend.script("mail", FakeScript.of(TALKS));
        ExecutionId id = scene.enqueue("mail");
        scene.untilState(id, ExecutionState.RUNNING);

        scene.kill();
        scene.boot();
        scene.clock.advance(Duration.ofMinutes(10));
        scene.backend.finish(scene.token(id), 0);

        scene.untilState(id, ExecutionState.SUCCEEDED);
        scene.until(() -> scene.logStore.texts().size() == 3);
        assertThat(scene.logStore.texts())
                .containsEntry("shop/mail/" + id + "/stdout.txt", "one\n")
                .containsEntry("shop/mail/" + id + "/stderr.txt", "two\n");
        assertThat(scene.backend.launches()).hasSize(1);
        scene.until(() -> scene.backend.leftovers().isEmpty());
    }

    @Test
    void reportsWhatEndedWhileTheHostWasDown() {
        scene.backend.script("mail", FakeScript.of(TALKS));
        ExecutionId id = scene.enqueue("mail");
        scene.untilState(id, ExecutionState.RUNNING);

        scene.kill();
        scene.backend.finish(scene.token(id), 7);
        scene.boot();

        scene.untilState(id, ExecutionState.FAILED);
        assertThat(scene.execution(id).ending().orElseThrow().exitCode()).contains(7);
        scene.until(() -> scene.logStore.texts().containsKey("shop/mail/" + id + "/stdout.txt"));
        assertThat(scene.logStore.texts()).containsEntry("shop/mail/" + id + "/stdout.txt", "one\n");
    }

    @Test
    void whatWasStoppedBeforeTheRestartIsToldByWhyAndNotByItsExitCode() {
        scene.job(new JobBuilder("mail").timeout(Duration.ofMinutes(30)));
        scene.backend.script("mail", FakeScript.of(TALKS));
        ExecutionId overtime = scene.enqueue("mail");
        ExecutionId canceled = scene.enqueue("mail");
        scene.untilState(overtime, ExecutionState.RUNNING).untilState(canceled, ExecutionState.RUNNING);
        scene.backend.disconnect();
        scene.cancel(canceled);
        scene.until(() -> scene.execution(canceled).cancelRequestedBy().isPresent());

        scene.kill();
        scene.clock.advance(Duration.ofMinutes(30));
        scene.backend.finish(scene.token(overtime), 143);
        scene.backend.finish(scene.token(canceled), 137);
        scene.backend.reconnect();
        scene.boot();

        scene.untilState(overtime, ExecutionState.FAILED).untilState(canceled, ExecutionState.CANCELED);
        assertThat(scene.execution(overtime).ending().orElseThrow().reason()).isEqualTo(Reason.TIMEOUT);
    }

    @Test
    void stopsWhatWasCanceledOrRanTooLongWhileTheHostWasDown() {
        scene.job(new JobBuilder("mail").timeout(Duration.ofMinutes(5)));
        scene.backend.script("mail", FakeScript.runsUntilStopped());
        ExecutionId overtime = scene.enqueue("mail");
        ExecutionId canceled = scene.enqueue("mail");
        scene.untilState(overtime, ExecutionState.RUNNING).untilState(canceled, ExecutionState.RUNNING);
        scene.backend.disconnect();
        scene.cancel(canceled);
        scene.until(() -> scene.execution(canceled).cancelRequestedBy().isPresent());

        scene.kill();
        scene.backend.reconnect();
        scene.boot();

        scene.untilState(overtime, ExecutionState.FAILED).untilState(canceled, ExecutionState.CANCELED);
        assertThat(scene.execution(overtime).ending().orElseThrow().reason()).isEqualTo(Reason.TIMEOUT);
    }

    @Test
    void whatWaitsGoesOnWaiting() throws InterruptedException {
        ExecutionId delayed = scene.enqueue("mail", Duration.ofHours(1), "1");
        scene.turns(3);

        scene.kill();
        scene.boot();
        scene.turns(3);
        assertThat(scene.backend.startCalls()).isEmpty();
        scene.clock.advance(Duration.ofHours(1));

        scene.untilState(delayed, ExecutionState.SUCCEEDED);
    }

    @Test
    void aRateAllowsTheSameAfterARestart() throws InterruptedException {
        Ceiling ceiling = new Ceiling(Optional.empty(), Resources.NONE, Optional.of(new Rate(2, Duration.ofHours(1))));
        scene.schedulingLimits = new Limits(
                Map.of(), Map.of(), Map.of(new JobKey("shop", "mail"), new Limits.JobRule(ceiling, Optional.empty())));
        scene.kill();
        scene.boot();
        ExecutionId first = scene.enqueue("mail");
        ExecutionId second = scene.enqueue("mail");
        scene.untilState(first, ExecutionState.SUCCEEDED).untilState(second, ExecutionState.SUCCEEDED);

        scene.kill();
        scene.boot();
        ExecutionId third = scene.enqueue("mail");
        scene.until(() -> seesHealthyExecutor());
        scene.turns(20);
        assertThat(scene.execution(third).state()).isEqualTo(ExecutionState.PENDING);
        scene.clock.advance(Duration.ofMinutes(50));

        scene.untilState(third, ExecutionState.SUCCEEDED);
    }

    @Test
    void whatVanishedIsLost() {
        scene.backend.script("mail", FakeScript.runsUntilStopped());
        ExecutionId id = scene.enqueue("mail");
        scene.untilState(id, ExecutionState.RUNNING);

        scene.kill();
        scene.backend.vanish(scene.token(id));
        scene.boot();

        scene.untilState(id, ExecutionState.FAILED);
        assertThat(scene.attempts(id).getFirst().state()).isEqualTo(AttemptState.LOST);
    }

    @Test
    void anIdempotentJobThatVanishedIsRunAgain() {
        scene.job(new JobBuilder("mail").idempotent());
        scene.backend.script("mail", FakeScript.runsUntilStopped());
        ExecutionId id = scene.enqueue("mail");
        scene.untilState(id, ExecutionState.RUNNING);

        scene.backend.vanish(scene.token(id));
        scene.until(() -> scene.attempts(id).getFirst().state() == AttemptState.LOST);
        scene.clock.advance(Duration.ofSeconds(2));

        scene.until(() -> scene.attempts(id).size() == 2);
        scene.untilState(id, ExecutionState.RUNNING);
    }

    @Test
    void whatIsOutOfReachKeepsItsRoomThenIsLostAndIsStoppedWhenItTurnsUp() throws InterruptedException {
        scene.job(new JobBuilder("mail").resources(Resources.of(4000, 100)));
        scene.backend.script("mail", FakeScript.runsUntilStopped());
        ExecutionId id = scene.enqueue("mail");
        scene.untilState(id, ExecutionState.RUNNING);
        LaunchToken token = scene.token(id);

        scene.kill();
        scene.backend.disconnect();
        scene.boot();
        scene.turns(10);
        assertThat(scene.execution(id).state()).isEqualTo(ExecutionState.RUNNING);
        scene.until(() -> scene.dispatcher().capacity().containsKey("local"));
        scene.until(() -> {
            scene.clock.advance(Duration.ofMinutes(1));
            return scene.execution(id).state() == ExecutionState.FAILED;
        });
        assertThat(scene.execution(id).ending().orElseThrow().reason()).isEqualTo(Reason.LOST);
        assertThat(scene.backend.running()).containsExactly(token);

        scene.backend.reconnect();

        scene.until(() -> scene.backend.running().isEmpty());
        scene.until(() -> scene.backend.leftovers().isEmpty());
    }

    @Test
    void whatComesBackIntoReachInTimeGoesOn() throws InterruptedException {
        scene.backend.script("mail", FakeScript.runsUntilStopped());
        ExecutionId id = scene.enqueue("mail");
        scene.untilState(id, ExecutionState.RUNNING);
        scene.backend.disconnect();
        scene.until(() -> !seesHealthyExecutor());
        scene.clock.advance(Duration.ofMinutes(14));
        scene.turns(10);

        scene.backend.reconnect();
        scene.until(this::seesHealthyExecutor);
        scene.clock.advance(Duration.ofMinutes(2));
        scene.turns(10);
        assertThat(scene.execution(id).state()).isEqualTo(ExecutionState.RUNNING);
        scene.backend.finish(scene.token(id), 0);

        scene.untilState(id, ExecutionState.SUCCEEDED);
    }

    @Test
    void aWorkloadThatNobodyKnowsIsLeftAloneForAnHourThenStopped() throws InterruptedException {
        LaunchToken stranger = new LaunchToken("stranger.1");
        scene.backend.script("other", FakeScript.runsUntilStopped());
        new FakeJobExecutor(scene.backend)
                .start(Launch.builder()
                        .token(stranger)
                        .pool("default")
                        .node("node-1")
                        .image("other")
                        .settings(new Scene.NoSettings())
                        .build());
        ExecutionId id = scene.enqueue("mail");
        scene.untilState(id, ExecutionState.SUCCEEDED);
        scene.turns(50);
        assertThat(scene.backend.running()).containsExactly(stranger);

        scene.clock.advance(Duration.ofHours(1));

        scene.until(() -> scene.backend.running().isEmpty());
        scene.until(() -> scene.backend.leftovers().isEmpty());
    }

    @Test
    void whatACrashLeftOfAnEndedAttemptIsDiscarded() throws InterruptedException {
        ExecutionId id = scene.enqueue("mail");
        scene.untilState(id, ExecutionState.SUCCEEDED);
        scene.until(() -> scene.backend.leftovers().isEmpty());
        new FakeJobExecutor(scene.backend)
                .start(Launch.builder()
                        .token(new LaunchToken(id + ".9"))
                        .pool("default")
                        .node("node-1")
                        .image("mail")
                        .settings(new Scene.NoSettings())
                        .labels(Map.of("teppan.execution", id.value(), "teppan.attempt", id.value()))
                        .build());

        scene.until(() -> scene.backend.leftovers().isEmpty());

        assertThat(scene.logStore.texts()).isEmpty();
    }

    private boolean seesHealthyExecutor() {
        return Optional.ofNullable(scene.dispatcher().capacity().get("local"))
                .filter(status -> status.health().healthy())
                .isPresent();
    }
}
