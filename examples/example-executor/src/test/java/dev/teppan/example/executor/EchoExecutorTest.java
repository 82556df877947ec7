package dev.teppan.example.executor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.teppan.spi.Resources;
import dev.teppan.spi.executor.JobExecutor;
import dev.teppan.spi.executor.Launch;
import dev.teppan.spi.executor.LaunchToken;
import dev.teppan.spi.executor.OutputPosition;
import dev.teppan.spi.executor.OutputStreamName;
import dev.teppan.spi.executor.StartResult;
import dev.teppan.spi.testkit.executor.CollectingSink;
import dev.teppan.spi.testkit.executor.JobExecutorContract;
import dev.teppan.spi.testkit.executor.JobExecutorFeature;
import dev.teppan.spi.testkit.executor.JobExecutorFixture;
import dev.teppan.spi.testkit.executor.Program;
import dev.teppan.spi.testkit.executor.Program.Step;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EchoExecutorTest extends JobExecutorContract {

    @Test
    void printsTheMessage() throws Exception {
        Launch launch = launch(
                new LaunchToken("message.1"), new EchoJobSettings(0, Duration.ZERO, false, false),
                Map.of("TEPPAN_MESSAGE", "{\"hello\": 1}"));
        try (JobExecutor executor = new EchoExecutor(new EchoSettings(1, 0), InstantSource.system())) {
            CollectingSink sink = new CollectingSink();
            ((StartResult.Started) executor.start(launch)).run().output(OutputPosition.START, sink);
            assertThat(sink.text(OutputStreamName.STDOUT)).isEqualTo("{\"hello\": 1}\n");
        }
    }

    @Override
    protected JobExecutorFixture fixture() {
        return new JobExecutorFixture() {
            @Override
            public JobExecutor open() {
                return new EchoExecutor(new EchoSettings(100, 5), InstantSource.system());
            }

            @Override
            public Launch launch(LaunchToken token, Program program) {
                return EchoExecutorTest.launch(token, settings(program), program.environment());
            }

            @Override
            public Set<JobExecutorFeature> unsupported() {
                return EnumSet.complementOf(EnumSet.of(JobExecutorFeature.SCALING));
            }

            @Override
            public String scalingPool() {
                return EchoPool.NAME;
            }

            @Override
            public Launch launchOn(LaunchToken token, String node) {
                EchoJobSettings untilStopped = new EchoJobSettings(0, Duration.ZERO, true, false);
                return builder(token, untilStopped).pool(EchoPool.NAME).node(node).build();
            }

            @Override
            public void close() {}
        };
    }

    private static EchoJobSettings settings(Program program) {
        Duration runFor = Duration.ZERO;
        boolean untilStopped = false;
        boolean stubborn = false;
        for (Step step : program.steps()) {
            if (step instanceof Step.Pause pause) {
                runFor = runFor.plus(pause.time());
            } else if (step instanceof Step.AwaitStop wait) {
                untilStopped = true;
                stubborn = wait.ignoringTerm();
            }
        }
        return new EchoJobSettings(program.exitCode(), runFor, untilStopped, stubborn);
    }

    private static Launch launch(LaunchToken token, EchoJobSettings settings, Map<String, String> environment) {
        return builder(token, settings).environment(environment).build();
    }

    private static Launch.Builder builder(LaunchToken token, EchoJobSettings settings) {
        return Launch.builder()
                .token(token)
                .pool("echo")
                .node("echo")
                .image("ignored")
                .resources(Resources.of(100, 64))
                .labels(Map.of("contract", "yes"))
                .settings(settings);
    }
}
