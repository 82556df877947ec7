package dev.teppan.spi.testkit.executor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.teppan.spi.executor.ExitReport;
import dev.teppan.spi.executor.ExitReport.InterruptionCause;
import dev.teppan.spi.executor.JobExecutor;
import dev.teppan.spi.executor.Launch;
import dev.teppan.spi.executor.Run;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What waiting for the end and stopping promise. */
abstract class EndRules extends FindRules {

    @Test
    void r30_must_reportTheExitCode() throws Exception {
        JobExecutor executor = open();
        for (int code : new int[] {0, 1, 42, 255}) {
            assertThat(exitCode(end(start(executor, launch(Program.exits(code))))))
                    .isEqualTo(code);
        }
    }

    @Test
    void r31_must_reportTheSameEndAgain() throws Exception {
        Run run = start(open(), launch(Program.exits(5)));
        ExitReport first = end(run);
        assertThat(end(run)).isEqualTo(first);
        assertThat(run.startedAt()).isPresent();
        assertThat(first.endedAt()).isAfterOrEqualTo(run.startedAt().orElseThrow());
    }

    @Test
    void r32_must_stopOnlyTheWaitingWhenInterrupted() throws Throwable {
        JobExecutor executor = open();
        Launch launch = launch(Program.runsUntilStopped());
        Run run = start(executor, launch);
        awaitStarted(run);
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread waiting = Thread.ofVirtual().start(() -> {
            try {
                run.await();
                interrupted.complete(false);
            } catch (InterruptedException stopped) {
                interrupted.complete(true);
            } catch (RuntimeException failure) {
                interrupted.completeExceptionally(failure);
            }
        });
        Eventually.holds(
                patience(),
                () -> assertThat(waiting.getState()).isIn(Thread.State.WAITING, Thread.State.TIMED_WAITING));
        waiting.interrupt();
        assertThat(interrupted.get(patience().toMillis(), TimeUnit.MILLISECONDS))
                .isTrue();
        run.stop(Duration.ZERO);
        assertThat(end(run)).isInstanceOf(ExitReport.Stopped.class);
    }

    @Test
    void r33_must_tellOutOfMemoryApart() throws Exception {
        Program program = Program.exits(0).then(new Program.Step.Exhaust(200));
        ExitReport report = end(start(open(), launch(program)));
        if (supports(JobExecutorFeature.MEMORY_LIMIT)) {
            assertThat(report).isInstanceOf(ExitReport.OutOfMemory.class);
        } else {
            assertThat(exitCode(report)).isZero();
        }
    }

    @Test
    void r34_must_outliveAFailedPoll() throws Throwable {
        if (supports(JobExecutorFeature.DISCONNECT)) {
            Run run = start(open(), launch(Program.runsFor(Duration.ofSeconds(2), 6)));
            awaitStarted(run);
            CompletableFuture<ExitReport> end = inBackground(run::await);
            scene().disconnect();
            assertThat(end).isNotDone();
            scene().reconnect();
            assertThat(exitCode(end.get(patience().toMillis(), TimeUnit.MILLISECONDS)))
                    .isEqualTo(6);
        }
    }

    @Test
    void r35_must_sayThatAStrangerRemovedIt() throws Throwable {
        if (supports(JobExecutorFeature.OUTSIDE_REMOVAL)) {
            Launch launch = launch(Program.runsUntilStopped());
            Run run = start(open(), launch);
            awaitStarted(run);
            CompletableFuture<ExitReport> end = inBackground(run::await);
            scene().remove(launch.token());
            ExitReport report = end.get(patience().toMillis(), TimeUnit.MILLISECONDS);
            assertThat(report).isInstanceOfAny(ExitReport.Lost.class, ExitReport.Interrupted.class);
            if (report instanceof ExitReport.Interrupted interrupted) {
                assertThat(interrupted.cause()).isEqualTo(InterruptionCause.USER);
            }
        }
    }

    @Test
    void r36_must_notStopAnythingOnClose() throws Throwable {
        JobExecutor executor = open();
        Launch launch = launch(Program.runsUntilStopped());
        Run run = start(executor, launch);
        awaitStarted(run);
        run.close();
        run.close();
        assertThat(listed(executor, launch.token())).hasSize(1);
        executor.close();
        executor.close();
        if (supports(JobExecutorFeature.SURVIVES_EXECUTOR)) {
            Run again = start(open(), launch);
            again.stop(Duration.ZERO);
            assertThat(end(again)).isInstanceOf(ExitReport.Stopped.class);
        }
    }

    @Test
    void r40_must_stopWithinTheGrace() throws Throwable {
        Run run = startReady(new Program.Step.AwaitStop(false));
        run.stop(Duration.ofMinutes(10));
        assertThat(end(run)).isInstanceOf(ExitReport.Stopped.class);
    }

    @Test
    void r41_must_killAfterTheGraceWithoutBlockingForIt() throws Throwable {
        Run run = startReady(new Program.Step.AwaitStop(true));
        Duration grace = patience().dividedBy(30);
        long began = System.nanoTime();
        run.stop(grace);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(grace);
        ExitReport report = end(run);
        assertThat(report).isInstanceOf(ExitReport.Stopped.class);
        assertThat(((ExitReport.Stopped) report).code()).isEqualTo(137);
    }

    @Test
    void r42_must_shortenTheGraceOnASecondCall() throws Throwable {
        Run run = startReady(new Program.Step.AwaitStop(true));
        run.stop(Duration.ofHours(1));
        run.stop(Duration.ofHours(2));
        run.stop(Duration.ZERO);
        assertThat(end(run)).isInstanceOf(ExitReport.Stopped.class);
    }

    @Test
    void r43_must_doNothingWhenStoppedAfterTheEnd() throws Exception {
        Run run = start(open(), launch(Program.exits(9)));
        ExitReport report = end(run);
        run.stop(Duration.ZERO);
        assertThat(end(run)).isEqualTo(report);
        assertThat(exitCode(report)).isEqualTo(9);
    }

    /** Starts a program and waits until it is ready for a signal, as far as its output can tell. */
    private Run startReady(Program.Step.AwaitStop wait) throws Throwable {
        Run run = start(open(), launch(Program.prints("ready\n").then(wait)));
        awaitStarted(run);
        if (supports(JobExecutorFeature.OUTPUT)) {
            CollectingSink sink = new CollectingSink();
            CompletableFuture<CollectingSink> copying = copyTo(run, sink);
            Eventually.holds(patience(), () -> assertThat(sink.chunks()).isNotEmpty());
            assertThat(copying).isNotDone();
        }
        return run;
    }
}
