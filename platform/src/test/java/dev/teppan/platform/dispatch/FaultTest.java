package dev.teppan.platform.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.teppan.platform.execution.Actor;
import dev.teppan.platform.execution.AttemptId;
import dev.teppan.platform.execution.Change;
import dev.teppan.platform.execution.ExecutionEvent;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.execution.ExecutionMoves;
import dev.teppan.platform.execution.ExecutionPolicy;
import dev.teppan.platform.execution.ExecutionState;
import dev.teppan.platform.execution.RetryPolicy;
import dev.teppan.platform.logs.OutputOwner;
import dev.teppan.platform.logs.OutputRange;
import dev.teppan.platform.store.Lease;
import dev.teppan.platform.store.Turn;
import dev.teppan.spi.Resources;
import dev.teppan.spi.executor.OutputStreamName;
import dev.teppan.spi.testkit.executor.FakeScript;
import dev.teppan.spi.testkit.executor.Program;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultTest {

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
    void aCommitThatFailsIsTriedAgainAndNothingIsForgotten() {
        scene.ledger.failCommits(3);
        ExecutionId id = scene.enqueue("mail");

        scene.untilState(id, ExecutionState.SUCCEEDED);

        assertThat(scene.backend.startCalls()).hasSize(1);
        assertThat(scene.attempts(id)).hasSize(1);
    }

    @Test
    void aCommitWhoseAnswerIsLostStartsOnce() {
        scene.ledger.loseAnswers(2);
        ExecutionId id = scene.enqueue("mail");

        scene.untilState(id, ExecutionState.SUCCEEDED);

        assertThat(scene.backend.startCalls()).hasSize(1);
        assertThat(scene.attempts(id)).hasSize(1);
    }

    /** Turns are decided while the ones before them are committed: what those come to is not known then. */
    @Test
    void commitsThatFailOrLoseTheirAnswersBetweenManyTurnsDoNothingTwice() throws InterruptedException {
        scene.close();
        scene = new Scene(directory).job(new JobBuilder("mail"));
        scene.turnSize = 4;
        scene.boot();
        List<ExecutionId> all =
                IntStream.range(0, 40).mapToObj(i -> scene.enqueue("mail")).toList();

        for (int round = 0; round < 30; round++) {
            if (round % 2 == 0) {
                scene.ledger.loseAnswers(1 + round % 3);
            } else {
                scene.ledger.failCommits(1 + round % 3);
            }
            scene.turns(3);
        }

        all.forEach(id -> scene.untilState(id, ExecutionState.SUCCEEDED));
        assertThat(scene.backend.startCalls()).hasSize(40);
        assertThat(all).allSatisfy(id -> assertThat(scene.attempts(id)).hasSize(1));
    }

    @Test
    void anEndDuringAnOutageIsRecordedAfterIt() throws InterruptedException {
        scene.backend.script("mail", FakeScript.runsUntilStopped());
        ExecutionId id = scene.enqueue("mail");
        scene.untilState(id, ExecutionState.RUNNING);

        scene.ledger.down(true);
        scene.backend.finish(scene.token(id), 0);
        scene.turns(20);
        assertThat(scene.execution(id).state()).isEqualTo(ExecutionState.RUNNING);
        scene.ledger.down(false);

        scene.untilState(id, ExecutionState.SUCCEEDED);
    }

    @Test
    void aHostThatLostTheLeaseTouchesNothingAndTakesUpItsWorkWhenItHasItAgain() throws InterruptedException {
        scene.backend.script("mail", FakeScript.runsUntilStopped());
        ExecutionId id = scene.enqueue("mail");
        scene.untilState(id, ExecutionState.RUNNING);
        scene.clock.advance(Duration.ofMinutes(11));
        Lease other = scene.ledger.acquire("other", Duration.ofMinutes(10)).orElseThrow();

        ExecutionId second = scene.enqueue("mail");
        scene.turns(10);
        assertThat(scene.backend.startCalls()).hasSize(1);
        assertThat(scene.keeper().isLeader()).isFalse();
        assertThat(scene.dispatcher().capacity()).isEmpty();

        scene.ledger.release(other);
        scene.keeper().runOnce();

        scene.untilState(second, ExecutionState.RUNNING);
        assertThat(scene.execution(id).state()).isEqualTo(ExecutionState.RUNNING);
        scene.backend.finish(scene.token(id), 0);
        scene.untilState(id, ExecutionState.SUCCEEDED);
        assertThat(scene.backend.launches()).hasSize(2);
    }

    @Test
    void whatTheDatabaseKnowsCountsWhenAChangeIsStale() throws InterruptedException {
        scene.job(new JobBuilder("big").resources(Resources.of(4000, 100)));
        scene.backend.script("big", FakeScript.runsUntilStopped());
        ExecutionId first = scene.enqueue("big");
        ExecutionId second = scene.enqueue("big");
        scene.untilState(first, ExecutionState.RUNNING);
        scene.turns(3);
        Change behindTheLoop = new ExecutionMoves(() -> AttemptId.first(second), new Random(1))
                .move(
                        scene.execution(second),
                        new ExecutionEvent.CancelRequested(new Actor("somebody")),
                        new ExecutionPolicy(RetryPolicy.NONE, false, ExecutionPolicy.Budgets.DEFAULT),
                        scene.clock.instant())
                .orElseThrow();
        scene.ledger.commit(
                scene.keeper().current().orElseThrow(),
                new Turn(List.of(behindTheLoop), List.of(), Map.of(), List.of()));

        scene.backend.finish(scene.token(first), 0);
        scene.untilState(first, ExecutionState.SUCCEEDED);
        scene.turns(30);

        assertThat(scene.execution(second).state()).isEqualTo(ExecutionState.CANCELED);
        assertThat(scene.backend.startCalls()).hasSize(1);
        ExecutionId third = scene.enqueue("big");
        scene.untilState(third, ExecutionState.RUNNING);
    }

    @Test
    void aLogStoreThatIsDownDelaysNothingAndLosesNothing() throws InterruptedException {
        scene.logStore.down(true);
        scene.backend.script("mail", FakeScript.of(Program.prints("kept\n")));
        ExecutionId id = scene.enqueue("mail");
        scene.untilState(id, ExecutionState.SUCCEEDED);
        scene.until(() -> scene.backend.leftovers().isEmpty());
        assertThat(read(id)).isEqualTo("kept\n");

        scene.kill();
        scene.boot();
        assertThat(read(id)).isEqualTo("kept\n");
        scene.logStore.down(false);

        scene.until(() -> scene.logStore.texts().size() == 3);
        scene.until(() -> scene.spools.owners().isEmpty());
        assertThat(read(id)).isEqualTo("kept\n");
    }

    @Test
    void cutsOutputThatIsTooLargeWithAMark() throws InterruptedException {
        scene.kill();
        scene.spoolLimit = 100;
        scene.boot();
        scene.backend.script(
                "mail", FakeScript.of(Program.exits(0).then(new Program.Step.Fill(OutputStreamName.STDOUT, 500))));
        ExecutionId id = scene.enqueue("mail");

        scene.untilState(id, ExecutionState.SUCCEEDED);
        scene.until(() -> scene.logStore.texts().size() == 3);

        assertThat(read(id))
                .startsWith("x".repeat(100) + "\n[teppan] Output is cut here")
                .doesNotContain("xx\n[x");
        assertThat(scene.database
                        .output()
                        .find(scene.attempts(id).getFirst().id())
                        .orElseThrow()
                        .truncated())
                .isTrue();
    }

    private String read(ExecutionId id) throws InterruptedException {
        return scene.reader
                .read(
                        new OutputOwner(id, scene.attempts(id).getFirst().id(), "shop", "mail"),
                        OutputStreamName.STDOUT,
                        0,
                        1000)
                .map(OutputRange::bytes)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElse("");
    }
}
