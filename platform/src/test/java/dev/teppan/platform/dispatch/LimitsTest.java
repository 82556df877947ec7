package dev.teppan.platform.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.teppan.platform.catalog.Ceiling;
import dev.teppan.platform.catalog.Rate;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.execution.ExecutionState;
import dev.teppan.platform.execution.Outcome;
import dev.teppan.platform.execution.Reason;
import dev.teppan.platform.scheduling.Limits;
import dev.teppan.platform.store.Intent;
import dev.teppan.spi.Resources;
import dev.teppan.spi.executor.StartResult.RefusalCause;
import dev.teppan.spi.testkit.executor.FakeScript;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Limits hold across a restart and from the moment of their change. */
class LimitsTest {

    @TempDir
    Path directory;

    private Scene scene;

    @BeforeEach
    void open() {
        scene = new Scene(directory).job(new JobBuilder("mail")).boot();
        scene.backend.script("mail", FakeScript.runsUntilStopped());
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private void waitsStill(ExecutionId... all) throws InterruptedException {
        scene.turns(10);
        for (ExecutionId id : all) {
            assertThat(scene.execution(id).state()).isEqualTo(ExecutionState.PENDING);
        }
    }

    @Test
    void ofAKeyOneRunsAtATimeAlsoAfterARestart() throws InterruptedException {
        ExecutionId first = scene.enqueueKeyed("mail", "order 7");
        ExecutionId second = scene.enqueueKeyed("mail", "order 7");
        ExecutionId other = scene.enqueueKeyed("mail", "order 8");
        scene.untilState(first, ExecutionState.RUNNING).untilState(other, ExecutionState.RUNNING);
        waitsStill(second);

        scene.kill();
        scene.boot();
        ExecutionId unkeyed = scene.enqueue("mail");
        scene.untilState(unkeyed, ExecutionState.RUNNING);
        waitsStill(second);

        scene.cancel(first);
        scene.untilState(second, ExecutionState.RUNNING);
    }

    @Test
    void aChangedLimitHoldsForWhatWaitsAndStopsNothing() throws InterruptedException {
        ExecutionId first = scene.enqueueKeyed("mail", "k");
        ExecutionId second = scene.enqueueKeyed("mail", "k");
        ExecutionId third = scene.enqueueKeyed("mail", "k");
        scene.untilState(first, ExecutionState.RUNNING);
        waitsStill(second, third);

        limit(new JobBuilder("mail").perKey(2));
        scene.untilState(second, ExecutionState.RUNNING);
        waitsStill(third);

        limit(new JobBuilder("mail").perKey(5).ceiling(Ceiling.running(1)));
        waitsStill(third);
        assertThat(scene.execution(second).state()).isEqualTo(ExecutionState.RUNNING);

        limit(new JobBuilder("mail").perKey(5).ceiling(held(250)));
        waitsStill(third);
        limit(new JobBuilder("mail").perKey(5).ceiling(held(300)));
        scene.untilState(third, ExecutionState.RUNNING);
    }

    @Test
    void aRateCountsNoRefusedLaunchAlsoAfterARestart() throws InterruptedException {
        rate(2);
        scene.backend.script("mail", FakeScript.runsUntilStopped().refusing(1, RefusalCause.THROTTLED));
        Instant begin = scene.clock.instant();
        ExecutionId first = scene.enqueue("mail");
        scene.until(() -> scene.backend.startCalls().size() == 1);
        scene.untilState(first, ExecutionState.PENDING);
        scene.clock.advance(Duration.ofMinutes(5));
        scene.untilState(first, ExecutionState.RUNNING);
        assertThat(scene.attempts(first).getFirst().createdAt()).isEqualTo(begin);
        scene.clock.advance(Duration.ofMinutes(5));
        ExecutionId second = scene.enqueue("mail");
        ExecutionId third = scene.enqueue("mail");
        scene.untilState(second, ExecutionState.RUNNING);
        waitsStill(third);

        scene.kill();
        scene.boot();
        scene.clock.advance(Duration.between(scene.clock.instant(), begin.plus(Duration.ofMinutes(64))));
        waitsStill(third);
        scene.clock.advance(Duration.ofMinutes(1));

        scene.untilState(third, ExecutionState.RUNNING);
    }

    @Test
    void whatEndedAsItCouldNotStartCountsAgainstNoRateAfterARestart() {
        scene.backend.script("mail", FakeScript.runsUntilStopped().refusing(2, RefusalCause.INVALID));
        rate(1);
        ExecutionId wrong = scene.enqueue("mail");
        scene.untilState(wrong, ExecutionState.FAILED);

        scene.kill();
        scene.boot();
        ExecutionId other = scene.enqueue("mail");
        scene.untilState(other, ExecutionState.FAILED);
        ExecutionId third = scene.enqueue("mail");
        scene.untilState(third, ExecutionState.RUNNING);
    }

    @Test
    void aLaunchThatARestartRepeatsIsCountedOnce() throws InterruptedException {
        rate(1);
        scene.backend.script("mail", FakeScript.runsUntilStopped().blockingStarts());
        ExecutionId first = scene.enqueue("mail");
        scene.until(() -> scene.backend.startCalls().size() == 1);

        scene.kill();
        scene.backend.script("mail", FakeScript.runsUntilStopped());
        scene.boot();
        scene.untilState(first, ExecutionState.RUNNING);
        ExecutionId second = scene.enqueue("mail");
        waitsStill(second);
        assertThat(scene.database.dispatch().ratedStarts(scene.clock.instant())).hasSize(1);
    }

    /** Of starts of the queue in an hour. */
    private void rate(int starts) {
        Ceiling ceiling =
                new Ceiling(Optional.empty(), Resources.NONE, Optional.of(new Rate(starts, Duration.ofHours(1))));
        scene.schedulingLimits =
                new Limits(Map.of(), Map.of("default", new Limits.QueueRule(0, false, ceiling)), Map.of());
        scene.database.intents().add(new Intent.CatalogChanged()).join();
    }

    @Test
    void whatWaitsWhenNodesShrinkSaysSoAndWaitsUpToItsQueueTimeout() {
        scene.job(new JobBuilder("big").resources(Resources.of(100, 8000)).queueTimeout(Duration.ofMinutes(10)));
        scene.backend.script("big", FakeScript.runsUntilStopped());
        ExecutionId holder = scene.enqueue("big");
        scene.untilState(holder, ExecutionState.RUNNING);
        ExecutionId waits = scene.enqueue("big");
        untilItWaitsFor("waiting_capacity", waits);

        scene.backend.node("default", "node-1", Resources.of(4000, 4096));
        untilItWaitsFor("exceeds_any_node", waits);
        assertThat(scene.why(waits).orElseThrow().sentence())
                .isEqualTo(
                        "Needs 100 m cpu, 8000 MiB memory; no node of the pools it may use is that large; the nearest has"
                                + " 4000 m cpu, 4096 MiB memory.");
        assertThat(scene.execution(holder).state()).isEqualTo(ExecutionState.RUNNING);
        scene.clock.advance(Duration.ofMinutes(9));
        untilItWaitsFor("exceeds_any_node", waits);
        assertThat(scene.execution(waits).state()).isEqualTo(ExecutionState.PENDING);

        scene.clock.advance(Duration.ofMinutes(1));
        scene.untilState(waits, ExecutionState.FAILED);
        Outcome outcome = scene.execution(waits).ending().orElseThrow();
        assertThat(outcome.reason()).isEqualTo(Reason.QUEUE_TIMEOUT);
        assertThat(outcome.detail()).contains("the nearest has 4000 m cpu, 4096 MiB memory");
    }

    private void untilItWaitsFor(String code, ExecutionId id) {
        scene.until(() -> scene.why(id).map(Explanation::code).equals(Optional.of(code)));
    }

    /** Of memory; each attempt takes 100 MiB. */
    private static Ceiling held(long mib) {
        return new Ceiling(Optional.empty(), Resources.NONE.with(Resources.MEMORY, mib), Optional.empty());
    }

    private void limit(JobBuilder job) {
        scene.schedulingLimits = Limits.of(List.of(), List.of(job.build()), List.of());
        scene.database.intents().add(new Intent.CatalogChanged()).join();
    }
}
