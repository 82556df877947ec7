package dev.teppan.spi.testkit.executor;

import static dev.teppan.spi.executor.OutputStreamName.STDOUT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.teppan.spi.RetryableException;
import dev.teppan.spi.executor.ExitReport;
import dev.teppan.spi.executor.JobExecutor;
import dev.teppan.spi.executor.Launch;
import dev.teppan.spi.executor.OutputPosition;
import dev.teppan.spi.executor.Run;
import dev.teppan.spi.executor.StartResult;
import dev.teppan.spi.executor.StartResult.RefusalCause;
import dev.teppan.spi.executor.StartResult.Refused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a start promises. */
abstract class StartRules extends ContractScene {

    @Test
    void r01_must_makeOneWorkloadWhenStartedTwiceWithOneToken() throws Exception {
        JobExecutor executor = open();
        Launch launch = launch(Program.runsUntilStopped());
        Run first = start(executor, launch);
        Run second = start(executor, launch);
        assertThat(second.handle()).isEqualTo(first.handle());
        assertThat(listed(executor, launch.token())).hasSize(1);
        first.stop(Duration.ZERO);
        assertThat(end(second)).isEqualTo(end(first));
    }

    @Test
    void r02_must_makeOneWorkloadWhenStartedManyTimesAtOnce() throws Exception {
        JobExecutor executor = open();
        Launch launch = launch(Program.runsUntilStopped());
        List<CompletableFuture<StartResult>> calls = new ArrayList<>();
        for (int call = 0; call < 8; call++) {
            calls.add(inBackground(() -> executor.start(launch)));
        }
        for (CompletableFuture<StartResult> call : calls) {
            started(call.get(patience().toMillis(), TimeUnit.MILLISECONDS));
        }
        assertThat(listed(executor, launch.token())).hasSize(1);
    }

    @Test
    void r03_must_findTheEndedWorkloadWhenStartedAgain() throws Exception {
        JobExecutor executor = open();
        Launch launch = launch(Program.exits(3));
        ExitReport report = end(start(executor, launch));
        assertThat(end(start(executor, launch))).isEqualTo(report);
    }

    @Test
    void r04_must_keepATokenTakenAfterDiscard() throws Exception {
        JobExecutor executor = open();
        Launch launch = launch(Program.runsFor(Duration.ofMillis(50), 0));
        Run run = start(executor, launch);
        end(run);
        executor.discard(run.handle());
        within(() -> executor.start(launch));
        assertThat(listed(executor, launch.token())).isEmpty();
    }

    @Test
    void r05_must_refuseAnImageThatCannotBeHad() throws Exception {
        if (supports(JobExecutorFeature.IMAGES)) {
            assertThat(refusal(scene().withUnknownImage(token())).cause()).isEqualTo(RefusalCause.IMAGE_UNAVAILABLE);
        }
    }

    @Test
    void r06_must_refuseSettingsThatCannotWorkAndLeaveNothing() throws Exception {
        if (supports(JobExecutorFeature.INVALID_SETTINGS)) {
            Launch launch = scene().withInvalidSettings(token());
            assertThat(refusal(launch).cause()).isEqualTo(RefusalCause.INVALID);
            assertThat(listed(open(), launch.token())).isEmpty();
        }
    }

    @Test
    void r07_must_blameTheJobForAnUnknownCommand() throws Exception {
        if (!supports(JobExecutorFeature.UNKNOWN_COMMAND)) {
            return;
        }
        StartResult result = within(() -> open().start(scene().withUnknownCommand(token())));
        RefusalCause cause = switch (result) {
            case Refused refused -> refused.cause();
            case StartResult.Started started -> {
                ExitReport report = end(started.run());
                assertThat(report).isInstanceOf(ExitReport.NeverStarted.class);
                yield ((ExitReport.NeverStarted) report).cause();
            }
        };
        assertThat(cause).isEqualTo(RefusalCause.INVALID);
    }

    @Test
    void r08_must_sayThatTheOutsideIsAwayAndStartLater() throws Exception {
        if (!supports(JobExecutorFeature.DISCONNECT)) {
            return;
        }
        JobExecutor executor = open();
        Launch launch = launch(Program.exits(0));
        scene().disconnect();
        try {
            StartResult result = within(() -> executor.start(launch));
            assertThat(result).isInstanceOf(Refused.class);
            assertThat(((Refused) result).cause()).isEqualTo(RefusalCause.UNAVAILABLE);
        } catch (ExecutionException failure) {
            assertThat(failure).hasCauseInstanceOf(RetryableException.class);
        }
        scene().reconnect();
        // One that was not answered may be found not to have come through, and is closed; the host goes on with
        // another.
        StartResult repeated = within(() -> executor.start(launch));
        StartResult started = repeated instanceof Refused refused && refused.cause() == RefusalCause.UNAVAILABLE
                ? within(() -> executor.start(launch(Program.exits(0))))
                : repeated;
        assertThat(exitCode(end(started(started)))).isZero();
    }

    @Test
    void r09_must_startALaunchThatWasOnlyCreated() throws Exception {
        if (supports(JobExecutorFeature.CREATED_PHASE)) {
            Launch launch = launch(Program.exits(4));
            scene().create(launch);
            assertThat(exitCode(end(start(open(), launch)))).isEqualTo(4);
        }
    }

    @Test
    void r10_must_handOverArgumentsExactly() throws Exception {
        List<String> arguments = List.of("", "two words", "\"quoted\" 'both'", "$HOME `id` \\n", "grün 🍳", "-x", "*");
        Program program = Program.exits(0).with(arguments).then(new Program.Step.ShowArguments());
        Run run = start(open(), launch(program));
        end(run);
        if (supports(JobExecutorFeature.OUTPUT)) {
            String expected = arguments.stream().map(one -> "[" + one + "]\n").reduce("", String::concat);
            assertThat(output(run, OutputPosition.START).text(STDOUT)).isEqualTo(expected);
        }
    }

    @Test
    void r11_must_handOverTheEnvironmentExactly() throws Exception {
        Map<String, String> environment =
                Map.of("CONTRACT_A", "two words", "CONTRACT_B", "{\"k\": \"$HOME\\n\"}", "CONTRACT_C", "a=b\nc 🍳");
        List<String> names = environment.keySet().stream().sorted().toList();
        Program program = Program.exits(0).with(environment).then(new Program.Step.ShowEnvironment(names));
        Run run = start(open(), launch(program));
        end(run);
        if (supports(JobExecutorFeature.OUTPUT)) {
            String expected = names.stream()
                    .map(name -> name + "=[" + environment.get(name) + "]\n")
                    .reduce("", String::concat);
            assertThat(output(run, OutputPosition.START).text(STDOUT)).isEqualTo(expected);
        }
    }

    @Test
    void r12_must_takeVariablesUpToItsLimit() throws Exception {
        JobExecutor executor = open();
        int length = executor.limits().maxVariableBytes() - "CONTRACT_LONG=".length();
        Program program = Program.exits(0).with(Map.of("CONTRACT_LONG", "x".repeat(length)));
        assertThat(exitCode(end(start(executor, launch(program))))).isZero();
    }

    @Test
    void r13_should_runManyAtOnce() throws Exception {
        JobExecutor executor = open();
        List<CompletableFuture<Integer>> runs = new ArrayList<>();
        for (int index = 0; index < scene().parallelRuns(); index++) {
            int code = index % 100;
            runs.add(inBackground(() -> {
                Run run = startPersistently(executor, launch(Program.exits(code)));
                int ended = exitCode(run.await());
                executor.discard(run.handle());
                return ended;
            }));
        }
        for (int index = 0; index < runs.size(); index++) {
            int code = runs.get(index).get(patience().toMillis() * 3, TimeUnit.MILLISECONDS);
            assertThat(code).isEqualTo(index % 100);
        }
    }

    /** As the host does: what is not known to have started is started again with the same bytes. */
    private static Run startPersistently(JobExecutor executor, Launch launch) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return started(executor.start(launch));
            } catch (RetryableException unknown) {
                if (attempt == 5) {
                    throw unknown;
                }
            }
        }
    }

    private Refused refusal(Launch launch) throws Exception {
        StartResult result = within(() -> open().start(launch));
        assertThat(result).isInstanceOf(Refused.class);
        return (Refused) result;
    }
}
