package dev.teppan.spi.testkit.executor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.teppan.spi.Resources;
import dev.teppan.spi.executor.ExecutorStatus;
import dev.teppan.spi.executor.JobExecutor;
import dev.teppan.spi.executor.Launch;
import dev.teppan.spi.executor.Node;
import dev.teppan.spi.executor.Pool;
import dev.teppan.spi.executor.Run;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The contract of {@link JobExecutor}. Extend it, give it a {@link JobExecutorFixture}, and run it with JUnit. Each rule has
 * a number that stays, and says {@code must} (the host relies on it) or {@code should} (the host works without, worse).
 * Starting is r01 to r19, finding and discarding r20 to r29, ends r30 to r39, stopping r40 to r49, output r60 to r69,
 * capacity r70 to r79, growing and shrinking r80 to r89.
 */
@Timeout(300)
public abstract class JobExecutorContract extends ScalingRules {

    @Test
    void r70_must_neverReportNegativeRoom() throws Throwable {
        JobExecutor executor = open();
        Run run = start(executor, launch(Program.runsUntilStopped()));
        awaitStarted(run);
        for (Node node : nodes(executor)) {
            assertThat(node.free().amounts().values()).allMatch(amount -> amount >= 0);
            assertThat(node.free().fitsIn(node.total())).isTrue();
        }
        assertThat(executor.status().capacity().pools())
                .isNotEmpty()
                .allSatisfy(pool -> assertThat(pool.shapes()).isNotEmpty());
    }

    @Test
    void r71_must_countALaunchWhileItLivesAndNoLonger() throws Throwable {
        JobExecutor executor = open();
        Launch launch = launch(Program.runsUntilStopped());
        if (launch.node().isEmpty()) {
            return;
        }
        Run run = start(executor, launch);
        Eventually.holds(patience(), () -> {
            Node node = node(executor, launch);
            assertThat(node.counted()).contains(launch.token());
            Resources taken = node.total().minus(node.free());
            assertThat(launch.resources().fitsIn(taken)).isTrue();
        });
        long version = executor.status().capacity().version();
        run.stop(Duration.ZERO);
        end(run);
        Eventually.holds(
                patience(), () -> assertThat(node(executor, launch).counted()).doesNotContain(launch.token()));
        assertThat(executor.status().capacity().version()).isGreaterThan(version);
    }

    @Test
    void r72_must_answerFromMemoryWhileTheOutsideIsAway() throws Throwable {
        if (supports(JobExecutorFeature.DISCONNECT)) {
            JobExecutor executor = open();
            Eventually.holds(
                    patience(),
                    () -> assertThat(executor.status().health().healthy()).isTrue());
            scene().disconnect();
            Eventually.holds(patience(), () -> {
                ExecutorStatus status = executor.status();
                assertThat(status.health().healthy()).isFalse();
                assertThat(status.health().detail()).isNotBlank();
                assertThat(status.capacity().pools()).isNotEmpty();
            });
            scene().reconnect();
            Eventually.holds(
                    patience(),
                    () -> assertThat(executor.status().health().healthy()).isTrue());
        }
    }

    @Test
    void r73_must_stateItsLimits() {
        JobExecutor executor = open();
        assertThat(executor.limits().maxVariableBytes()).isPositive();
        assertThat(executor.limits().maxEnvironmentBytes())
                .isGreaterThanOrEqualTo(executor.limits().maxVariableBytes());
    }

    private static List<Node> nodes(JobExecutor executor) {
        return executor.status().capacity().pools().stream()
                .map(Pool::nodes)
                .flatMap(List::stream)
                .toList();
    }

    private static Node node(JobExecutor executor, Launch launch) {
        return nodes(executor).stream()
                .filter(node -> node.id().equals(launch.node()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no node " + launch.node()));
    }
}
