package dev.teppan.plugin.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.teppan.spi.executor.ExitReport;
import dev.teppan.spi.executor.JobExecutor;
import dev.teppan.spi.executor.Launch;
import dev.teppan.spi.executor.LaunchToken;
import dev.teppan.spi.executor.OutputPosition;
import dev.teppan.spi.executor.OutputStreamName;
import dev.teppan.spi.executor.Run;
import dev.teppan.spi.executor.StartResult;
import dev.teppan.spi.testkit.executor.CollectingSink;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A real engine drops what a container wrote, while nobody reads it. */
@NeedsEngine
@Timeout(120)
final class RotationIT {

    private static final int LINES = 5000;

    private DockerFixture fixture;

    @BeforeEach
    void open() throws Exception {
        TestEngine.prepare();
        fixture = new DockerFixture();
    }

    @AfterEach
    void close() throws Exception {
        fixture.close();
    }

    @Test
    void whatIsMissingAfterTheLastReadLineIsAGapAndTheRestIsWhole() throws Exception {
        DockerSettings rotating = TestSettings.withLogs(fixture.settings(), "20k", 2);
        try (JobExecutor executor = LocalDockerExecutor.open(rotating, new TestContext())) {
            Run run = ((StartResult.Started) executor.start(launch())).run();
            assertThat(run.await()).isInstanceOf(ExitReport.Exited.class);
            // As if the reader had stopped before the first line that is still there.
            String early = run.startedAt().orElseThrow().minusSeconds(1) + "/1";

            CollectingSink sink = new CollectingSink();
            run.output(new OutputPosition(early, ""), sink);

            assertThat(sink.gaps()).singleElement().asString().contains("dropped old output");
            List<String> kept = sink.text(OutputStreamName.STDOUT).lines().toList();
            assertThat(kept).hasSizeBetween(1, LINES - 1).last().isEqualTo("line " + (LINES - 1));
            int first = LINES - kept.size();
            for (int i = 0; i < kept.size(); i++) {
                assertThat(kept.get(i)).isEqualTo("line " + (first + i));
            }
        }
    }

    private Launch launch() {
        return fixture.builder(new LaunchToken(UUID.randomUUID() + ".1"))
                .command(List.of("sh", "-c", "i=0; while [ $i -lt " + LINES + " ]; do echo line $i; i=$((i+1)); done"))
                .build();
    }
}
