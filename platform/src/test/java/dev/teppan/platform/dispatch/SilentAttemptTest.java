package dev.teppan.platform.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.execution.ExecutionState;
import dev.teppan.platform.logs.OutputOwner;
import dev.teppan.platform.logs.OutputRange;
import dev.teppan.platform.store.OutputRow;
import dev.teppan.spi.executor.OutputStreamName;
import dev.teppan.spi.testkit.executor.FakeScript;
import dev.teppan.spi.testkit.executor.Program;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SilentAttemptTest {

    @TempDir
    Path directory;

    Scene scene;

    @BeforeEach
    void open() {
        scene = new Scene(directory).job(new JobBuilder("mail")).boot();
        scene.backend.script("mail", FakeScript.of(Program.exits(0)));
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void anAttemptWithoutOutputLeavesNothingInSpoolAndLogStoreAndIsKnownToHaveNone() throws InterruptedException {
        ExecutionId id = scene.enqueue("mail");
        scene.untilState(id, ExecutionState.SUCCEEDED);
        scene.until(() -> scene.backend.leftovers().isEmpty());

        OutputOwner owner = owner(id);
        assertThat(scene.database.output().find(owner.attempt()))
                .contains(new OutputRow(id, owner.attempt(), 0, 0, false, true));
        assertThat(scene.spools.owners()).isEmpty();
        assertThat(scene.logStore.texts()).isEmpty();
        Optional<OutputRange> read = scene.reader.read(owner, OutputStreamName.STDOUT, 0, 100);
        assertThat(read).hasValueSatisfying(range -> {
            assertThat(range.bytes()).isEmpty();
            assertThat(range.complete()).isTrue();
        });
    }

    @Test
    void theWorkloadStaysUntilItIsCommittedThatThereWasNoOutput() {
        ExecutionId id = scene.enqueue("mail");
        scene.until(() -> scene.backend.leftovers().isEmpty()
                && scene.execution(id).state().isEnd());

        assertThat(scene.database.output().find(owner(id).attempt())).isPresent();
    }

    private OutputOwner owner(ExecutionId id) {
        return new OutputOwner(id, scene.attempts(id).getFirst().id(), "shop", "mail");
    }
}
