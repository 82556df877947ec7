package dev.teppan.platform.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.teppan.platform.catalog.JobKey;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.execution.ExecutionState;
import dev.teppan.platform.scheduling.Survey;
import dev.teppan.platform.scheduling.WaitReason;
import dev.teppan.platform.store.ArrivalSink;
import dev.teppan.platform.store.Lease;
import dev.teppan.platform.store.StoredExecution;
import dev.teppan.spi.Resources;
import dev.teppan.spi.executor.StartResult.RefusalCause;
import dev.teppan.spi.executor.StartResult.Refused;
import dev.teppan.spi.testkit.executor.FakeScript;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DispatcherTest {

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
    void theLoopRunsManyExecutionsEachOnceAndStopsCleanly() {
        scene.dispatcher().start();
        List<ExecutionId> ids = new ArrayList<>();
        for (int count = 0; count < 200; count++) {
            ids.add(scene.enqueue("mail"));
            scene.dispatcher().wake();
        }

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> ids.stream().allMatch(id -> scene.execution(id).state() == ExecutionState.SUCCEEDED));

        assertThat(scene.backend.startCalls()).hasSize(200);
        assertThat(scene.attempts(ids.getLast())).hasSize(1);
    }

    @Test
    void workThatNobodyWokeItForIsFoundAllTheSame() {
        scene.dispatcher().start();
        ExecutionId id = scene.enqueue("mail");

        Awaitility.await().until(() -> scene.execution(id).state() == ExecutionState.SUCCEEDED);
    }

    @Test
    void whatIsEnqueuedBesideItsHolderNeedsNoIntent() throws InterruptedException {
        scene.turns(1);

        ExecutionId id = scene.enqueue("mail");

        assertThat(scene.database.intents().oldest(10)).isEmpty();
        scene.until(() -> scene.execution(id).state() == ExecutionState.SUCCEEDED);
    }

    @Test
    void whatIsEnqueuedByAnotherHostIsFoundByItsIntent() throws InterruptedException {
        scene.turns(1);
        scene.database.tellArrivals(ArrivalSink.none());

        ExecutionId id = scene.enqueue("mail");

        assertThat(scene.database.intents().oldest(10)).hasSize(1);
        scene.until(() -> scene.execution(id).state() == ExecutionState.SUCCEEDED);
    }

    @Test
    void anExecutionThatIsBroughtTwiceRunsOnce() throws InterruptedException {
        scene.turns(1);
        ExecutionId id = scene.enqueue("mail");
        Lease lease = scene.dispatcher().lease().orElseThrow();
        StoredExecution stored = scene.database.executions().find(id).orElseThrow();
        scene.dispatcher().arrived(lease, List.of(stored), true);
        scene.until(() -> scene.execution(id).state() == ExecutionState.SUCCEEDED);

        scene.dispatcher().arrived(lease, List.of(stored), false);
        scene.turns(5);

        assertThat(scene.backend.startCalls()).hasSize(1);
        assertThat(scene.execution(id).state()).isEqualTo(ExecutionState.SUCCEEDED);
    }

    @Test
    void saysWhyAnExecutionWaits() {
        scene.job(new JobBuilder("big").resources(Resources.of(64_000, 100)));
        scene.backend.script(
                "mail",
                FakeScript.exits(0)
                        .refusing(
                                1,
                                new Refused(RefusalCause.THROTTLED, "too fast", Optional.of(Duration.ofMinutes(1)))));
        ExecutionId big = scene.enqueue("big");
        ExecutionId delayed = scene.enqueue("mail", Duration.ofHours(1), "1");
        ExecutionId refused = scene.enqueue("mail");
        scene.until(() -> scene.dispatcher().capacity().containsKey("local"));
        scene.until(() -> scene.execution(refused).tally().refusals() == 1);

        assertThat(scene.why(big).orElseThrow().code()).isEqualTo("exceeds_any_node");
        assertThat(scene.why(delayed).orElseThrow().code()).isEqualTo("delayed");
        assertThat(scene.why(refused).orElseThrow().sentence()).contains("too fast");
    }

    @Test
    void saysWhatIsBlocked() {
        scene.job(new JobBuilder("big").resources(Resources.of(64_000, 100)));
        scene.enqueue("big");
        scene.enqueue("big");
        scene.until(() -> scene.dispatcher().capacity().containsKey("local"));
        scene.until(() -> scene.ask(() -> scene.dispatcher().survey())
                .filter(survey -> survey.blockedShapes() == 1)
                .isPresent());

        Survey survey = scene.ask(() -> scene.dispatcher().survey()).orElseThrow();
        assertThat(survey.reserved()).isEmpty();
        assertThat(survey.blocked()).singleElement().satisfies(blocked -> {
            assertThat(blocked.job()).isEqualTo(new JobKey("shop", "big"));
            assertThat(blocked.count()).isEqualTo(2);
            assertThat(blocked.resources()).isEqualTo(Resources.of(64_000, 100));
            assertThat(blocked.reason().code()).isEqualTo(WaitReason.Code.EXCEEDS_ANY_NODE);
        });
    }

    @Test
    void makesHintsOfCapacity() {
        scene.until(
                () -> scene.dispatcher().hints().filter(made -> !made.isEmpty()).isPresent());
        assertThat(scene.dispatcher().hints().orElseThrow().getFirst().inputs().executor())
                .isEqualTo("local");

        scene.kill();

        assertThat(scene.dispatcher().hints()).isEmpty();
    }

    @Test
    void anIntentAboutAnExecutionThatIsNotThereIsDropped() throws InterruptedException {
        scene.cancel(new ExecutionId("019b76da-a800-7a99-81d7-89a1c1e8f81c"));

        scene.turns(3);

        assertThat(scene.database.intents().oldest(10)).isEmpty();
    }
}
