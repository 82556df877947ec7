package dev.teppan.platform.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.execution.ExecutionState;
import dev.teppan.platform.logs.OutputFollower;
import dev.teppan.platform.logs.OutputOffsets;
import dev.teppan.platform.logs.OutputOwner;
import dev.teppan.platform.logs.OutputPiece;
import dev.teppan.spi.executor.OutputChunk;
import dev.teppan.spi.executor.OutputStreamName;
import dev.teppan.spi.testkit.executor.FakeScript;
import dev.teppan.spi.testkit.executor.Program;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputKeepingTest {

    private static final int BYTES = 5_000_000;

    @TempDir
    Path directory;

    Scene scene;

    @BeforeEach
    void open() {
        scene = new Scene(directory).job(new JobBuilder("mail")).boot();
        scene.backend.script(
                "mail", FakeScript.of(Program.exits(0).then(new Program.Step.Fill(OutputStreamName.STDOUT, BYTES))));
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void largeOutputIsKeptInSmallPieces() {
        ExecutionId id = scene.enqueue("mail");
        scene.untilState(id, ExecutionState.SUCCEEDED);

        scene.until(() -> scene.logStore.texts().size() == 3);

        assertThat(scene.logStore.texts().get("shop/mail/" + id + "/stdout.txt"))
                .hasSize(BYTES + 1);
        assertThat(scene.logStore.largestAppend()).isLessThanOrEqualTo(64 * 1024);
    }

    @Test
    void aFollowerThatBeganInTheSpoolGoesOnInTheLogStore() throws InterruptedException {
        ExecutionId id = scene.enqueue("mail");
        scene.untilState(id, ExecutionState.SUCCEEDED);
        OutputOwner owner = new OutputOwner(id, scene.attempts(id).getFirst().id(), "shop", "mail");
        scene.until(() -> scene.spools.owners().isEmpty());

        long read = 0;
        OutputOffsets at = new OutputOffsets(1000, 0);
        try (OutputFollower follower = scene.reader.follow(owner, at).orElseThrow()) {
            while (!follower.ended()) {
                List<OutputPiece> pieces = follower.next(8192, Duration.ofSeconds(1));
                for (OutputPiece piece : pieces) {
                    assertThat(piece.bytes().length).isLessThanOrEqualTo(8192);
                    read += piece.bytes().length;
                }
            }
        }

        assertThat(read).isEqualTo(BYTES + 1 - 1000);
    }

    @Test
    void whatAFrozenHostHadOfOutputNeitherHidesNorReplacesWhatItsSuccessorKept() throws InterruptedException {
        ExecutionId id = scene.enqueue("mail");
        scene.untilState(id, ExecutionState.SUCCEEDED);
        OutputOwner owner = new OutputOwner(id, scene.attempts(id).getFirst().id(), "shop", "mail");
        scene.until(() -> scene.spools.owners().isEmpty());
        byte[] half = "half of the output".getBytes(StandardCharsets.UTF_8);

        scene.spools.open(owner).write(new OutputChunk(OutputStreamName.STDOUT, half, scene.clock.instant(), "half"));

        assertThat(scene.reader
                        .read(owner, OutputStreamName.STDOUT, 0, BYTES * 2)
                        .orElseThrow()
                        .total())
                .isEqualTo(BYTES + 1);
        scene.until(() -> scene.spools.owners().isEmpty());
        assertThat(scene.logStore.texts().get("shop/mail/" + id + "/stdout.txt"))
                .hasSize(BYTES + 1);
    }

    @Test
    void thereIsNothingToFollowBeforeTheStart() {
        ExecutionId id = scene.enqueue("mail", Duration.ofHours(1), "1");
        OutputOwner owner =
                new OutputOwner(id, new dev.teppan.platform.execution.AttemptId(id.value()), "shop", "mail");

        assertThat(scene.reader.follow(owner, OutputOffsets.START)).isEmpty();
    }
}
