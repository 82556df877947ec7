package dev.teppan.plugin.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.teppan.spi.executor.ExecutorStatus.Health;
import dev.teppan.spi.executor.FindResult;
import dev.teppan.spi.executor.LaunchReference;
import dev.teppan.spi.executor.LaunchToken;
import dev.teppan.spi.executor.Node.NodeState;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two configured engines that answer with one id. */
@Timeout(60)
final class ClonedEngineTest {

    @Test
    void neitherIsUsedAndTheStatusSaysWhatToDo() throws Exception {
        try (StubEngine one = new StubEngine();
                StubEngine other = new StubEngine();
                LocalDockerExecutor executor = open(one.url(), other.url())) {
            await().untilAsserted(() -> {
                Health health = executor.status().health();
                assertThat(health.healthy()).isFalse();
                assertThat(health.detail()).contains(StubEngine.ID, "a: its id", "b: its id", "engine-id");
            });
            assertThat(executor.status().capacity().pools().getFirst().nodes())
                    .isNotEmpty()
                    .allMatch(node -> node.state() == NodeState.UNREACHABLE);
            assertThat(executor.find(
                            new LaunchReference(new LaunchToken("job.1"), "docker", StubEngine.ID, Optional.empty())))
                    .isInstanceOf(FindResult.Unreachable.class);
        }
    }

    private static LocalDockerExecutor open(URI one, URI other) {
        DockerSettings settings = TestSettings.at(one, "stub", Duration.ofSeconds(1), PullPolicy.MISSING);
        return LocalDockerExecutor.open(
                TestSettings.withHosts(settings, List.of(host("a", one), host("b", other))), new TestContext());
    }

    private static DockerHostSettings host(String name, URI url) {
        return new DockerHostSettings(
                name, url, Optional.empty(), Optional.empty(), 0, 512, Map.of(), Optional.empty());
    }
}
