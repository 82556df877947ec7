package dev.teppan.plugin.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.teppan.spi.Resources;
import dev.teppan.spi.RetryableException;
import dev.teppan.spi.executor.ExitReport;
import dev.teppan.spi.executor.ExitReport.InterruptionCause;
import dev.teppan.spi.executor.FindResult;
import dev.teppan.spi.executor.JobExecutor;
import dev.teppan.spi.executor.Launch;
import dev.teppan.spi.executor.LaunchReference;
import dev.teppan.spi.executor.LaunchToken;
import dev.teppan.spi.executor.OutputPosition;
import dev.teppan.spi.executor.OutputStreamName;
import dev.teppan.spi.executor.Run;
import dev.teppan.spi.executor.StartResult;
import dev.teppan.spi.testkit.executor.CollectingSink;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real engine is ended while containers run, and begun again. */
@Tag("chaos")
@NeedsOwnEngine
@Timeout(180)
final class EngineRestartIT {

    private static final int LINES = 60;
    private static final int ENDLESS = 1_000_000;
    private static final int RUNS = 3;

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void containersThatOutliveTheirEngineEndAsIfNothingHadBeen(boolean killed) throws Exception {
        try (OwnEngine engine = new OwnEngine("--live-restore")) {
            Path ledger = engine.folder("ledger");
            try (JobExecutor executor = executor(engine)) {
                List<Observed> observed = begin(executor, engine, ledger, LINES);
                restart(engine, killed);

                for (Observed each : observed) {
                    assertThat(each.end())
                            .isInstanceOfSatisfying(
                                    ExitReport.Exited.class,
                                    end -> assertThat(end.code()).isZero());
                    assertThat(each.lines()).isEqualTo(lines(LINES));
                    assertThat(Files.readString(ledger.resolve(each.token.value())))
                            .isEqualTo("begin\nend\n");
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void containersThatEndWithTheirEngineAreTheEnginesFault(boolean killed) throws Exception {
        try (OwnEngine engine = new OwnEngine()) {
            Path ledger = engine.folder("ledger");
            try (JobExecutor executor = executor(engine)) {
                List<Observed> observed = begin(executor, engine, ledger, ENDLESS);
                restart(engine, killed);

                for (Observed each : observed) {
                    assertThat(each.end())
                            .isInstanceOfSatisfying(
                                    ExitReport.Interrupted.class,
                                    end -> assertThat(end.cause()).isEqualTo(InterruptionCause.INFRASTRUCTURE));
                    List<String> lines = each.lines();
                    assertThat(lines).isNotEmpty().isEqualTo(lines(lines.size()));
                    // A start that is repeated now finds what has ended, and does not begin it again.
                    Launch again = launch(each.token, engine.id(), ledger, ENDLESS);
                    await().atMost(Duration.ofSeconds(30))
                            // A connection of before the restart breaks once; hosts then call again with the same
                            // bytes.
                            .ignoreException(RetryableException.class)
                            .until(() -> executor.start(again) instanceof StartResult.Started);
                    assertThat(executor.find(each.reference(engine.id()))).isInstanceOf(FindResult.Ended.class);
                    assertThat(Files.readString(ledger.resolve(each.token.value())))
                            .isEqualTo("begin\n");
                }
            }
        }
    }

    /** Starts the runs and sees to it that each is in the middle of its work. */
    private static List<Observed> begin(JobExecutor executor, OwnEngine engine, Path ledger, int lines)
            throws Exception {
        String id = engine.id();
        List<Observed> observed = IntStream.range(0, RUNS)
                .mapToObj(number -> new Observed(new LaunchToken("restart-" + number + ".1")))
                .toList();
        for (Observed each : observed) {
            StartResult result = executor.start(launch(each.token, id, ledger, lines));
            assertThat(result).isInstanceOf(StartResult.Started.class);
            each.follow(((StartResult.Started) result).run());
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> observed.stream()
                        .noneMatch(
                                each -> each.sink.text(OutputStreamName.STDOUT).isEmpty()));
        return observed;
    }

    private static void restart(OwnEngine engine, boolean killed) throws Exception {
        if (killed) {
            engine.kill();
        } else {
            engine.terminate();
        }
        engine.start();
    }

    private static JobExecutor executor(OwnEngine engine) {
        return LocalDockerExecutor.open(
                TestSettings.at(engine.url(), "restart", Duration.ofSeconds(30), PullPolicy.NEVER), new TestContext());
    }

    private static Launch launch(LaunchToken token, String node, Path ledger, int lines) {
        String script = "trap 'exit 143' TERM; echo begin >> /ledger/" + token + "; i=0; while [ $i -lt " + lines
                + " ]; do echo line $i; i=$((i+1)); sleep 0.1; done; echo end >> /ledger/" + token;
        return Launch.builder()
                .token(token)
                .pool("docker")
                .node(node)
                .image(TestEngine.IMAGE)
                .command(List.of("sh", "-c", script))
                .resources(Resources.of(100, 64))
                .settings(new DockerJobSettings(
                        Optional.of("none"),
                        Optional.empty(),
                        List.of(ledger + ":/ledger"),
                        List.of(),
                        Optional.empty(),
                        false))
                .build();
    }

    private static List<String> lines(int count) {
        return IntStream.range(0, count).mapToObj(number -> "line " + number).toList();
    }

    /** One run, followed as the host follows it: output is asked for again from where it broke off. */
    private static final class Observed {

        private final LaunchToken token;
        private final CollectingSink sink = new CollectingSink();
        private final CompletableFuture<ExitReport> end = new CompletableFuture<>();
        private final CompletableFuture<Boolean> copied = new CompletableFuture<>();

        Observed(LaunchToken token) {
            this.token = token;
        }

        void follow(Run run) {
            Thread.ofVirtual().start(() -> {
                try {
                    end.complete(run.await());
                } catch (InterruptedException | RuntimeException failure) {
                    end.completeExceptionally(failure);
                }
            });
            Thread.ofVirtual().start(() -> {
                try {
                    while (!copied(run)) {
                        Thread.sleep(Duration.ofMillis(200));
                    }
                    copied.complete(true);
                } catch (InterruptedException | RuntimeException failure) {
                    copied.completeExceptionally(failure);
                }
            });
        }

        ExitReport end() throws Exception {
            return end.get(60, TimeUnit.SECONDS);
        }

        List<String> lines() throws Exception {
            copied.get(60, TimeUnit.SECONDS);
            assertThat(sink.gaps()).isEmpty();
            return sink.text(OutputStreamName.STDOUT).lines().toList();
        }

        LaunchReference reference(String node) {
            return new LaunchReference(token, "docker", node, Optional.empty());
        }

        private boolean copied(Run run) throws InterruptedException {
            String position =
                    sink.chunks().isEmpty() ? "" : sink.chunks().getLast().position();
            try {
                run.output(new OutputPosition(position, ""), sink);
                return true;
            } catch (RetryableException brokenOff) {
                return false;
            }
        }
    }
}
