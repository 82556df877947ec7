package dev.teppan.platform.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.teppan.platform.execution.AttemptState;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.execution.ExecutionState;
import dev.teppan.spi.Resources;
import dev.teppan.spi.executor.StartResult.RefusalCause;
import dev.teppan.spi.testkit.executor.FakeScript;
import dev.teppan.spi.testkit.executor.Program;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CancelTest {

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
    void cancelsWhatIsDelayed() throws InterruptedException {
        ExecutionId id = scene.enqueue("mail", Duration.ofHours(1), "1");
        scene.turns(2);

        scene.cancel(id);

        scene.untilState(id, ExecutionState.CANCELED);
        scene.clock.advance(Duration.ofHours(2));
        scene.turns(5);
        assertThat(scene.backend.startCalls()).isEmpty();
    }

    @Test
    void cancelsWhatWaitsForRoom() throws InterruptedException {
        scene.job(new JobBuilder("big").resources(Resources.of(64_000, 1)));
        ExecutionId id = scene.enqueue("big");
        scene.turns(3);

        scene.cancel(id);

        scene.untilState(id, ExecutionState.CANCELED);
    }

    @Test
    void cancelsBeforeTheLoopSawItArrive() {
        ExecutionId id = scene.enqueue("mail");
        scene.cancel(id);

        scene.untilState(id, ExecutionState.CANCELED);

        assertThat(scene.backend.startCalls()).isEmpty();
    }

    @Test
    void cancelsWhatIsStarting() {
        FakeScript script = FakeScript.runsUntilStopped().blockingStarts();
        scene.backend.script("mail", script);
        ExecutionId id = scene.enqueue("mail");
        scene.until(() -> scene.backend.startCalls().size() == 1);
        scene.cancel(id);
        scene.until(() -> scene.execution(id).cancelRequestedBy().isPresent());

        script.release();

        scene.untilState(id, ExecutionState.CANCELED);
        scene.until(() -> scene.backend.leftovers().isEmpty());
        assertThat(scene.backend.running()).isEmpty();
    }

    @Test
    void cancelsWhatWasRefusedWhileItsCancelCame() {
        FakeScript script = FakeScript.exits(0).blockingStarts().refusing(9, RefusalCause.NO_ROOM);
        scene.backend.script("mail", script);
        ExecutionId id = scene.enqueue("mail");
        scene.until(() -> scene.backend.startCalls().size() == 1);
        scene.cancel(id);
        scene.until(() -> scene.execution(id).cancelRequestedBy().isPresent());

        script.release();

        scene.untilState(id, ExecutionState.CANCELED);
        assertThat(scene.backend.startCalls()).hasSize(1);
    }

    @Test
    void cancelsWhatRuns() {
        scene.backend.script("mail", FakeScript.runsUntilStopped());
        ExecutionId id = scene.enqueue("mail");
        scene.untilState(id, ExecutionState.RUNNING);

        scene.cancel(id);

        scene.untilState(id, ExecutionState.CANCELED);
        assertThat(scene.attempts(id).getFirst().state()).isEqualTo(AttemptState.CANCELED);
        assertThat(scene.execution(id).ending().orElseThrow().detail()).isEqualTo("Canceled by tester.");
    }

    @Test
    void killsWhatIgnoresItsStop() {
        scene.backend.script("mail", FakeScript.of(Program.exits(0).then(new Program.Step.AwaitStop(true))));
        ExecutionId id = scene.enqueue("mail");
        scene.untilState(id, ExecutionState.RUNNING);
        scene.cancel(id);
        scene.until(() -> scene.execution(id).cancelRequestedBy().isPresent());

        scene.until(() -> {
            scene.clock.advance(Duration.ofMillis(100));
            return scene.execution(id).state() == ExecutionState.CANCELED;
        });

        assertThat(scene.attempts(id).getFirst().outcome().orElseThrow().exitCode())
                .contains(137);
    }

    @Test
    void aCancelAfterTheEndChangesNothing() throws InterruptedException {
        ExecutionId id = scene.enqueue("mail");
        scene.untilState(id, ExecutionState.SUCCEEDED);

        scene.cancel(id);
        scene.turns(5);

        assertThat(scene.execution(id).state()).isEqualTo(ExecutionState.SUCCEEDED);
        assertThat(scene.database.intents().oldest(10)).isEmpty();
    }

    @Test
    void aTimeoutAndACancelBeforeTheStartAreTold() {
        scene.backend.script("mail", FakeScript.runsUntilStopped().startingAfter(Duration.ofMinutes(1)));
        ExecutionId id = scene.enqueue("mail");
        scene.until(() -> scene.backend.launches().size() == 1);
        assertThat(scene.execution(id).state()).isEqualTo(ExecutionState.STARTING);

        scene.cancel(id);

        scene.untilState(id, ExecutionState.CANCELED);
    }
}
