package dev.teppan.platform.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.teppan.platform.execution.AttemptState;
import dev.teppan.platform.execution.Blame;
import dev.teppan.platform.execution.Execution;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.execution.ExecutionState;
import dev.teppan.platform.execution.Reason;
import dev.teppan.spi.Resources;
import dev.teppan.spi.executor.StartResult.RefusalCause;
import dev.teppan.spi.testkit.executor.FakeScript;
import dev.teppan.spi.testkit.executor.Program;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttemptLifeTest {

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
    void runsAnExecutionToItsEnd() {
        scene.backend.script("mail", FakeScript.of(Program.prints("hello\n")));
        ExecutionId id = scene.enqueue("mail");

        scene.untilState(id, ExecutionState.SUCCEEDED);

        assertThat(scene.attempts(id)).singleElement().satisfies(attempt -> {
            assertThat(attempt.id().value()).isEqualTo(id.value());
            assertThat(attempt.state()).isEqualTo(AttemptState.SUCCEEDED);
            assertThat(attempt.startedAt()).contains(scene.clock.instant());
            assertThat(attempt.placement().node()).isEqualTo("node-1");
        });
        scene.until(() -> scene.backend.leftovers().isEmpty());
        scene.until(() -> scene.logStore.texts().size() == 3);
        assertThat(scene.logStore.texts())
                .containsEntry("shop/mail/" + id + "/stdout.txt", "hello\n")
                .containsEntry("shop/mail/" + id + "/stderr.txt", "")
                .containsEntry("shop/mail/" + id + "/message.json", "{\"n\":1}");
    }

    @Test
    void retriesAsThePolicySaysAndGivesUpAfterwards() {
        scene.job(new JobBuilder("mail").retries(2, Duration.ofSeconds(30)));
        scene.backend.script("mail", FakeScript.exits(3));
        ExecutionId id = scene.enqueue("mail");

        scene.untilState(id, ExecutionState.SCHEDULED);
        assertThat(scene.execution(id).notBefore())
                .isEqualTo(scene.clock.instant().plusSeconds(30));
        scene.clock.advance(Duration.ofSeconds(30));
        scene.untilState(id, ExecutionState.FAILED);

        assertThat(scene.attempts(id))
                .hasSize(2)
                .allSatisfy(attempt ->
                        assertThat(attempt.outcome().orElseThrow().exitCode()).contains(3));
        assertThat(scene.backend.launches().getLast().environment()).containsEntry("TEPPAN_RETRY_COUNT", "1");
    }

    @Test
    void startsNothingBeforeItsTime() throws InterruptedException {
        ExecutionId id = scene.enqueue("mail", Duration.ofHours(3), "1");
        scene.turns(5);
        assertThat(scene.backend.startCalls()).isEmpty();

        scene.clock.advance(Duration.ofHours(3));

        scene.untilState(id, ExecutionState.SUCCEEDED);
    }

    @Test
    void tellsOutOfMemory() {
        scene.backend.script("mail", FakeScript.outOfMemory(Duration.ZERO));
        ExecutionId id = scene.enqueue("mail");

        scene.untilState(id, ExecutionState.FAILED);

        assertThat(scene.execution(id).ending().orElseThrow().reason()).isEqualTo(Reason.OUT_OF_MEMORY);
    }

    @Test
    void stopsWhatRunsTooLong() {
        scene.job(new JobBuilder("mail").timeout(Duration.ofMinutes(1)));
        scene.backend.script("mail", FakeScript.runsUntilStopped());
        ExecutionId id = scene.enqueue("mail");
        scene.untilState(id, ExecutionState.RUNNING);

        scene.clock.advance(Duration.ofMinutes(1));

        scene.untilState(id, ExecutionState.FAILED);
        assertThat(scene.execution(id).ending().orElseThrow().reason()).isEqualTo(Reason.TIMEOUT);
        assertThat(scene.execution(id).ending().orElseThrow().blame()).contains(Blame.JOB);
    }

    @Test
    void waitsForRoomAndSaysSo() throws InterruptedException {
        scene.job(new JobBuilder("big").resources(Resources.of(4000, 100)));
        scene.backend.script("big", FakeScript.runsUntilStopped());
        ExecutionId first = scene.enqueue("big");
        ExecutionId second = scene.enqueue("big");
        scene.untilState(first, ExecutionState.RUNNING);
        scene.turns(5);
        assertThat(scene.execution(second).state()).isEqualTo(ExecutionState.PENDING);

        scene.backend.finish(scene.token(first), 0);

        scene.untilState(second, ExecutionState.RUNNING);
    }

    @Test
    void failsWhatWaitsTooLongForRoom() {
        scene.job(new JobBuilder("big").resources(Resources.of(64_000, 100)).queueTimeout(Duration.ofMinutes(10)));
        ExecutionId id = scene.enqueue("big");
        scene.untilState(id, ExecutionState.PENDING);

        scene.clock.advance(Duration.ofMinutes(10));

        scene.untilState(id, ExecutionState.FAILED);
        assertThat(scene.execution(id).ending().orElseThrow().reason()).isEqualTo(Reason.QUEUE_TIMEOUT);
    }

    @Test
    void refusalsForWantOfRoomCostNothing() {
        scene.backend.script("mail", FakeScript.exits(0).refusing(2, RefusalCause.THROTTLED));
        ExecutionId id = scene.enqueue("mail");

        scene.until(() -> {
            scene.clock.advance(Duration.ofSeconds(1));
            return scene.execution(id).state() == ExecutionState.SUCCEEDED;
        });

        assertThat(scene.attempts(id))
                .singleElement()
                .satisfies(attempt -> assertThat(attempt.launch()).isEqualTo(3));
        assertThat(scene.execution(id).tally().job()).isZero();
    }

    @Test
    void anInvalidLaunchFailsTheJob() {
        scene.backend.script("mail", FakeScript.exits(0).refusing(1, RefusalCause.INVALID));
        ExecutionId id = scene.enqueue("mail");

        scene.untilState(id, ExecutionState.FAILED);

        assertThat(scene.execution(id).ending().orElseThrow().reason()).isEqualTo(Reason.START_FAILED);
    }

    @Test
    void anImageThatCannotBeHadFailsAfterThreeLaunches() {
        scene.backend.script("mail", FakeScript.exits(0).refusing(9, RefusalCause.IMAGE_UNAVAILABLE));
        ExecutionId id = scene.enqueue("mail");

        scene.until(() -> {
            scene.clock.advance(Duration.ofSeconds(30));
            return scene.execution(id).state() == ExecutionState.FAILED;
        });

        assertThat(scene.execution(id).ending().orElseThrow().reason()).isEqualTo(Reason.IMAGE_UNAVAILABLE);
        assertThat(scene.backend.startCalls()).hasSize(3);
    }

    @Test
    void whatWasAcceptedAndNeverBeganIsLaunchedAgain() {
        FakeScript never = FakeScript.exits(0).neverStarting(RefusalCause.UNAVAILABLE);
        scene.backend.scripts(
                launch -> Optional.of(launch.token().value().endsWith(".1") ? never : FakeScript.exits(0)));
        ExecutionId id = scene.enqueue("mail");

        scene.until(() -> {
            scene.clock.advance(Duration.ofSeconds(1));
            return scene.execution(id).state() == ExecutionState.SUCCEEDED;
        });

        assertThat(scene.attempts(id))
                .singleElement()
                .satisfies(attempt -> assertThat(attempt.launch()).isEqualTo(2));
        scene.until(() -> scene.backend.leftovers().isEmpty());
    }

    @Test
    void repeatsAnUnansweredStartWithTheSameToken() {
        scene.backend.script("mail", FakeScript.exits(0).failing(1).losingReplies(1));
        ExecutionId id = scene.enqueue("mail");

        scene.untilState(id, ExecutionState.SUCCEEDED);

        assertThat(scene.backend.startCalls())
                .hasSize(3)
                .containsOnly(scene.backend.startCalls().getFirst());
        assertThat(scene.backend.launches()).hasSize(1);
    }

    @Test
    void asksWhatBecameOfAStartThatIsNeverAnswered() {
        scene.backend.script("mail", FakeScript.exits(0).losingReplies(1_000_000));
        ExecutionId id = scene.enqueue("mail");

        scene.untilState(id, ExecutionState.SUCCEEDED);

        assertThat(scene.backend.launches()).hasSize(1);
    }

    @Test
    void aJobMayAskForItsRetryWhileItRuns() {
        scene.backend.script("mail", FakeScript.runsUntilStopped());
        ExecutionId id = scene.enqueue("mail");
        scene.untilState(id, ExecutionState.RUNNING);
        var retry = scene.retry(id);

        scene.backend.finish(scene.token(id), 0);
        scene.until(() -> scene.attempts(id).size() == 2);
        scene.untilState(id, ExecutionState.RUNNING);

        Execution execution = scene.execution(id);
        assertThat(execution.generation()).isZero();
        assertThat(execution.attempt().orElseThrow().id()).isEqualTo(retry);
        assertThat(scene.backend.launches().getLast().environment())
                .containsEntry("BARBEQUE_MESSAGE_ID", id.value())
                .containsEntry("BARBEQUE_RETRY_COUNT", "1");
    }

    @Test
    void aRetryAfterTheEndReopens() {
        ExecutionId id = scene.enqueue("mail");
        scene.untilState(id, ExecutionState.SUCCEEDED);

        scene.retry(id);

        scene.until(() -> scene.attempts(id).size() == 2);
        scene.untilState(id, ExecutionState.SUCCEEDED);
        assertThat(scene.execution(id).generation()).isEqualTo(1);
    }

    @Test
    void failsWhatHasNoImage() {
        scene.job(new JobBuilder("mail").withoutImage());
        ExecutionId id = scene.enqueue("mail");

        scene.untilState(id, ExecutionState.FAILED);

        assertThat(scene.execution(id).ending().orElseThrow().reason()).isEqualTo(Reason.CONFIGURATION);
        assertThat(scene.execution(id).ending().orElseThrow().detail()).contains("names an image");
    }
}
