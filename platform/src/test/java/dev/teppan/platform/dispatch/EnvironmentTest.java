package dev.teppan.platform.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.teppan.platform.catalog.SecretReference;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.execution.ExecutionState;
import dev.teppan.platform.execution.Reason;
import dev.teppan.spi.executor.ExecutorLimits;
import dev.teppan.spi.testkit.executor.FakeScript;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentTest {

    private static final SecretReference SECRET = new SecretReference.FromEnvironment("DB_PASSWORD");

    @TempDir
    Path directory;

    Scene scene;

    @BeforeEach
    void open() {
        scene = new Scene(directory);
        scene.backend.script("mail", FakeScript.runsUntilStopped());
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void givesBothSetsAndTheJobsOwnVariables() {
        scene.secrets.put(SECRET, "s3cret");
        scene.job(new JobBuilder("mail")
                .environment(Map.of("OWN", "job", "SHARED", "job"))
                .secrets(Map.of("PASSWORD", SECRET)));
        ExecutionId id = run("{\"to\":1}");

        assertThat(environment())
                .containsEntry("OWN", "job")
                .containsEntry("SHARED", "job")
                .containsEntry("PASSWORD", "s3cret")
                .containsEntry("TEPPAN_APPLICATION", "shop")
                .containsEntry("TEPPAN_ATTEMPT_ID", id.value())
                .containsEntry("TRACEPARENT", "00-trace");
        for (String set : new String[] {"TEPPAN_", "BARBEQUE_"}) {
            assertThat(environment())
                    .containsEntry(set + "JOB", "mail")
                    .containsEntry(set + "MESSAGE", "{\"to\":1}")
                    .containsEntry(set + "MESSAGE_ID", id.value())
                    .containsEntry(set + "QUEUE_NAME", "default")
                    .containsEntry(set + "RETRY_COUNT", "0")
                    .containsEntry(
                            set + "SENT_TIMESTAMP",
                            Long.toString(scene.clock.instant().toEpochMilli()));
        }
        assertThat(scene.ledger.committed().toString()).doesNotContain("s3cret");
    }

    @Test
    void leavesBarbequesSetOutFirst() {
        scene.limits = new ExecutorLimits(2000, 1500);
        scene.job(new JobBuilder("mail"));
        run("\"" + "m".repeat(700) + "\"");

        assertThat(environment()).containsKey("TEPPAN_MESSAGE").doesNotContainKey("BARBEQUE_JOB");
    }

    @Test
    void thenHandsTheMessageOverByReferenceWhileTheAttemptLives() {
        scene.limits = new ExecutorLimits(2000, 1500);
        scene.address = Optional.of(URI.create("http://teppan:8080/"));
        scene.job(new JobBuilder("mail"));
        ExecutionId id = run("\"" + "m".repeat(3000) + "\"");

        String url = environment().getOrDefault("TEPPAN_MESSAGE_URL", "");
        assertThat(url).startsWith("http://teppan:8080/internal/messages/");
        assertThat(environment()).doesNotContainKeys("TEPPAN_MESSAGE", "BARBEQUE_MESSAGE");
        String reference = url.substring(url.lastIndexOf('/') + 1);
        assertThat(scene.references.find(reference)).contains(id);
        assertThat(scene.references.find(reference + "x")).isEmpty();

        scene.kill();
        scene.boot();
        scene.untilState(id, ExecutionState.RUNNING);
        scene.until(() -> scene.references.find(reference).isPresent());
        scene.backend.finish(scene.token(id), 0);
        scene.untilState(id, ExecutionState.SUCCEEDED);
        scene.until(() -> scene.references.find(reference).isEmpty());
    }

    @Test
    void failsWithBothSizesWhereThereIsNoAddress() {
        scene.limits = new ExecutorLimits(2000, 1500);
        scene.job(new JobBuilder("mail"));
        scene.boot();
        ExecutionId id = scene.enqueue("mail", Duration.ZERO, "\"" + "m".repeat(3000) + "\"");

        scene.untilState(id, ExecutionState.FAILED);

        assertThat(scene.execution(id).ending().orElseThrow().reason()).isEqualTo(Reason.CONFIGURATION);
        assertThat(scene.execution(id).ending().orElseThrow().detail()).contains("3002", "2000", "1500", "address");
        assertThat(scene.backend.startCalls()).isEmpty();
    }

    @Test
    void failsWhatLacksASecretAndNamesIt() {
        scene.job(new JobBuilder("mail").secrets(Map.of("PASSWORD", SECRET)));
        scene.boot();
        ExecutionId id = scene.enqueue("mail");

        scene.untilState(id, ExecutionState.FAILED);

        assertThat(scene.execution(id).ending().orElseThrow().reason()).isEqualTo(Reason.CONFIGURATION);
        assertThat(scene.execution(id).ending().orElseThrow().detail()).contains("PASSWORD");
    }

    private ExecutionId run(String message) {
        scene.boot();
        ExecutionId id = scene.enqueue("mail", Duration.ZERO, message);
        scene.untilState(id, ExecutionState.RUNNING);
        return id;
    }

    private Map<String, String> environment() {
        return scene.backend.launches().getFirst().environment();
    }
}
