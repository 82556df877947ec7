package dev.teppan.plugin.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.teppan.spi.Resources;
import dev.teppan.spi.executor.ExitReport;
import dev.teppan.spi.executor.FindResult;
import dev.teppan.spi.executor.JobExecutor;
import dev.teppan.spi.executor.Launch;
import dev.teppan.spi.executor.LaunchReference;
import dev.teppan.spi.executor.LaunchToken;
import dev.teppan.spi.executor.Node;
import dev.teppan.spi.executor.RunHandle;
import dev.teppan.spi.executor.StartResult;
import dev.teppan.spi.executor.StartResult.RefusalCause;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The engine of this machine and one of the test's own, as nodes of one pool. */
@NeedsOwnEngine
@Timeout(120)
final class SeveralEnginesIT {

    private final LaunchToken token = new LaunchToken(UUID.randomUUID() + ".1");
    private OwnEngine own;
    private String ownId;
    private String sharedId;

    @TempDir
    private Path directory;

    @BeforeEach
    void start() throws Exception {
        TestEngine.prepare();
        own = new OwnEngine();
        ownId = own.id();
        try (Engine engine = TestEngine.connect()) {
            sharedId = engine.call(client -> client.infoCmd().exec()).getId();
        }
    }

    @AfterEach
    void close() throws Exception {
        own.close();
    }

    @Test
    void eachIsANodeThatRunsWhatIsPlacedOnIt() throws Exception {
        URI shared = URI.create("unix://" + TestEngine.SOCKET);
        try (JobExecutor executor = executor(shared, own.url())) {
            assertThat(nodes(executor)).extracting(Node::id).containsExactlyInAnyOrder(sharedId, ownId);

            RunHandle onShared = run(executor, sharedId);
            RunHandle onOwn = run(executor, ownId);

            assertThat(LaunchHandle.parse(onShared).engineId()).isEqualTo(sharedId);
            assertThat(LaunchHandle.parse(onOwn).engineId()).isEqualTo(ownId);
            executor.discard(onShared);
            assertThat(executor.find(reference(onShared))).isInstanceOf(FindResult.Gone.class);
            assertThat(executor.find(reference(onOwn))).isInstanceOf(FindResult.Ended.class);
        }
    }

    @Test
    void whatRanOnAnEngineIsNeverLookedForOnAnother() throws Exception {
        RunHandle handle;
        try (JobExecutor executor = executor(own.url())) {
            handle = run(executor, ownId);
        }
        try (JobExecutor executor = executor(URI.create("unix://" + TestEngine.SOCKET))) {
            assertThat(executor.find(reference(handle)))
                    .isInstanceOfSatisfying(
                            FindResult.Unreachable.class,
                            unreachable -> assertThat(unreachable.detail()).contains(ownId));
            assertThat(executor.start(launch(ownId)))
                    .isInstanceOfSatisfying(
                            StartResult.Refused.class,
                            refused -> assertThat(refused.cause()).isEqualTo(RefusalCause.UNAVAILABLE));
        }
    }

    @Test
    void anAddressBehindWhichAnotherEngineAnswersIsNotUsed() throws Exception {
        Path address = directory.resolve("sock");
        Files.createSymbolicLink(address, own.socket());
        try (JobExecutor executor = executor(URI.create("unix://" + address))) {
            RunHandle handle = run(executor, ownId);
            own.terminate();
            await().until(() -> !executor.status().health().healthy());
            Files.delete(address);
            Files.createSymbolicLink(address, TestEngine.SOCKET);

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(executor.status().health().detail())
                            .contains("another engine answers: " + sharedId + " instead of " + ownId));
            assertThat(nodes(executor)).extracting(Node::state).containsOnly(Node.NodeState.UNREACHABLE);
            assertThat(executor.find(reference(handle))).isInstanceOf(FindResult.Unreachable.class);
        }
    }

    private static JobExecutor executor(URI... urls) {
        DockerSettings one = TestSettings.at(urls[0], "several", Duration.ofSeconds(20), PullPolicy.NEVER);
        List<DockerHostSettings> hosts = Stream.of(urls)
                .map(url -> new DockerHostSettings(
                        url.getPath(), url, Optional.empty(), Optional.empty(), 0, 512, Map.of(), Optional.empty()))
                .toList();
        return LocalDockerExecutor.open(TestSettings.withHosts(one, hosts), new TestContext());
    }

    private static List<Node> nodes(JobExecutor executor) {
        return executor.status().capacity().pools().getFirst().nodes();
    }

    private RunHandle run(JobExecutor executor, String node) throws Exception {
        StartResult result = executor.start(launch(node));
        assertThat(result).isInstanceOf(StartResult.Started.class);
        StartResult.Started started = (StartResult.Started) result;
        assertThat(started.run().await()).isInstanceOf(ExitReport.Exited.class);
        return started.run().handle();
    }

    private Launch launch(String node) {
        return Launch.builder()
                .token(new LaunchToken(token.value().replace(".1", "." + (node.equals(ownId) ? 1 : 2))))
                .pool("docker")
                .node(node)
                .image(TestEngine.IMAGE)
                .command(List.of("true"))
                .resources(Resources.of(100, 64))
                .settings(new DockerJobSettings(
                        Optional.of("none"), Optional.empty(), List.of(), List.of(), Optional.empty(), false))
                .build();
    }

    private static LaunchReference reference(RunHandle handle) {
        LaunchHandle parsed = LaunchHandle.parse(handle);
        return new LaunchReference(parsed.token(), "docker", parsed.engineId(), Optional.of(handle));
    }
}
