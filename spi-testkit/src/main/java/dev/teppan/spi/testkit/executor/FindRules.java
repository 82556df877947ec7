package dev.teppan.spi.testkit.executor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.teppan.spi.executor.ExitReport;
import dev.teppan.spi.executor.FindResult;
import dev.teppan.spi.executor.JobExecutor;
import dev.teppan.spi.executor.Launch;
import dev.teppan.spi.executor.Run;
import dev.teppan.spi.executor.Workload;
import dev.teppan.spi.executor.Workload.WorkloadState;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What finding and listing promise, above all after a restart of the host. */
abstract class FindRules extends StartRules {

    @Test
    void r20_must_attachToWhatRuns() throws Throwable {
        JobExecutor before = open();
        Launch launch = launch(Program.runsUntilStopped());
        Run run = start(before, launch);
        awaitStarted(run);
        FindResult found = within(() -> before.find(reference(launch, Optional.of(run.handle()))));
        assertThat(found).isInstanceOf(FindResult.Attached.class);
        JobExecutor after = reopen(before);
        FindResult again = within(() -> after.find(reference(launch, Optional.of(run.handle()))));
        if (!supports(JobExecutorFeature.SURVIVES_EXECUTOR)) {
            assertThat(again).isInstanceOfAny(FindResult.Gone.class, FindResult.Unreachable.class);
            return;
        }
        assertThat(again).isInstanceOf(FindResult.Attached.class);
        Run watched = ((FindResult.Attached) again).run();
        assertThat(watched.handle()).isEqualTo(run.handle());
        assertThat(watched.startedAt()).isPresent();
        watched.stop(Duration.ZERO);
        assertThat(end(watched)).isInstanceOf(ExitReport.Stopped.class);
    }

    @Test
    void r21_must_findWithoutAHandle() throws Throwable {
        if (supports(JobExecutorFeature.SURVIVES_EXECUTOR)) {
            JobExecutor before = open();
            Launch launch = launch(Program.runsUntilStopped());
            awaitStarted(start(before, launch));
            JobExecutor after = reopen(before);
            assertThat(within(() -> after.find(reference(launch, Optional.empty()))))
                    .isInstanceOf(FindResult.Attached.class);
        }
    }

    @Test
    void r22_must_reportTheRealEndOfWhatEndedMeanwhile() throws Exception {
        JobExecutor before = open();
        Launch launch = launch(Program.exits(7));
        Run run = start(before, launch);
        ExitReport report = end(run);
        JobExecutor after = supports(JobExecutorFeature.SURVIVES_EXECUTOR) ? reopen(before) : before;
        FindResult found = within(() -> after.find(reference(launch, Optional.of(run.handle()))));
        assertThat(found).isInstanceOf(FindResult.Ended.class);
        FindResult.Ended ended = (FindResult.Ended) found;
        assertThat(exitCode(ended.report())).isEqualTo(7);
        assertThat(end(ended.run())).isEqualTo(ended.report()).isEqualTo(report);
    }

    @Test
    void r23_must_sayGoneOfWhatNeverWas() throws Exception {
        Launch launch = launch(Program.exits(0));
        assertThat(within(() -> open().find(reference(launch, Optional.empty()))))
                .isInstanceOf(FindResult.Gone.class);
    }

    @Test
    void r24_must_notLeaveACreatedLaunchInDoubt() throws Exception {
        if (supports(JobExecutorFeature.CREATED_PHASE)) {
            Launch launch = launch(Program.exits(0));
            scene().create(launch);
            JobExecutor executor = open();
            FindResult found = within(() -> executor.find(reference(launch, Optional.empty())));
            switch (found) {
                case FindResult.Attached attached ->
                    assertThat(exitCode(end(attached.run()))).isZero();
                case FindResult.Gone gone ->
                    assertThat(listed(executor, launch.token())).isEmpty();
                case FindResult.Ended ended ->
                    assertThat(ended).as("created only").isNull();
                case FindResult.Unreachable unreachable ->
                    assertThat(unreachable).as("created only").isNull();
            }
        }
    }

    @Test
    void r25_must_sayGoneOfWhatAStrangerRemoved() throws Throwable {
        if (supports(JobExecutorFeature.OUTSIDE_REMOVAL)) {
            JobExecutor executor = open();
            Launch launch = launch(Program.runsUntilStopped());
            Run run = start(executor, launch);
            awaitStarted(run);
            scene().remove(launch.token());
            Eventually.holds(
                    patience(),
                    () -> assertThat(executor.find(reference(launch, Optional.of(run.handle()))))
                            .isInstanceOf(FindResult.Gone.class));
        }
    }

    @Test
    void r26_must_sayUnreachableWhileTheOutsideIsAway() throws Throwable {
        if (supports(JobExecutorFeature.DISCONNECT)) {
            JobExecutor executor = open();
            Launch launch = launch(Program.runsUntilStopped());
            Run run = start(executor, launch);
            awaitStarted(run);
            scene().disconnect();
            assertThat(within(() -> executor.find(reference(launch, Optional.of(run.handle())))))
                    .isInstanceOf(FindResult.Unreachable.class);
            scene().reconnect();
            Eventually.holds(
                    patience(),
                    () -> assertThat(executor.find(reference(launch, Optional.of(run.handle()))))
                            .isInstanceOf(FindResult.Attached.class));
        }
    }

    @Test
    void r27_must_listWhatRunsAndWhatHasEnded() throws Throwable {
        JobExecutor executor = open();
        Launch runs = launch(Program.runsUntilStopped());
        Launch ends = launch(Program.exits(0));
        Run running = start(executor, runs);
        awaitStarted(running);
        Run ended = start(executor, ends);
        end(ended);
        Workload first = listed(executor, runs.token()).getFirst();
        assertThat(first.state()).isEqualTo(WorkloadState.RUNNING);
        assertThat(first.handle()).isEqualTo(running.handle());
        assertThat(first.node()).isEqualTo(runs.node());
        assertThat(first.labels()).containsAllEntriesOf(runs.labels());
        assertThat(listed(executor, ends.token()).getFirst().state()).isEqualTo(WorkloadState.ENDED);
        executor.discard(ended.handle());
        assertThat(listed(executor, ends.token())).isEmpty();
    }

    @Test
    void r28_must_refuseToDiscardWhatRuns() throws Throwable {
        JobExecutor executor = open();
        Launch launch = launch(Program.runsUntilStopped());
        Run run = start(executor, launch);
        awaitStarted(run);
        assertThat(inBackground(() -> {
                    executor.discard(run.handle());
                    return true;
                }))
                .failsWithin(patience())
                .withThrowableThat()
                .withCauseInstanceOf(IllegalStateException.class);
        assertThat(listed(executor, launch.token())).hasSize(1);
    }

    @Test
    void r29_must_discardRepeatably() throws Exception {
        JobExecutor executor = open();
        Launch launch = launch(Program.exits(0));
        Run run = start(executor, launch);
        end(run);
        executor.discard(run.handle());
        executor.discard(run.handle());
        assertThat(within(() -> executor.find(reference(launch, Optional.of(run.handle())))))
                .isInstanceOf(FindResult.Gone.class);
        open().discard(run.handle());
    }
}
