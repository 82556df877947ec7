package dev.teppan.plugin.docker;

import com.github.dockerjava.api.model.Container;
import dev.teppan.spi.Resources;
import dev.teppan.spi.executor.JobExecutor;
import dev.teppan.spi.executor.Launch;
import dev.teppan.spi.executor.LaunchToken;
import dev.teppan.spi.testkit.executor.JobExecutorFeature;
import dev.teppan.spi.testkit.executor.JobExecutorFixture;
import dev.teppan.spi.testkit.executor.Program;
import dev.teppan.spi.testkit.executor.ShellProgram;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** An installation of its own on the real engine, behind a proxy that can be cut. */
final class DockerFixture implements JobExecutorFixture {

    private static final String INSTALLATION =
            "teppan-it-" + UUID.randomUUID().toString().substring(0, 8);

    private final SocketProxy proxy;
    private final DockerSettings settings;
    private final Engine engine = TestEngine.connect();
    private final String engineId;

    DockerFixture() throws Exception {
        proxy = new SocketProxy(TestEngine.SOCKET);
        settings = TestSettings.at(proxy.url(), INSTALLATION, Duration.ofSeconds(60), PullPolicy.NEVER);
        engineId = String.valueOf(engine.call(client -> client.infoCmd().exec()).getId());
    }

    DockerSettings settings() {
        return settings;
    }

    @Override
    public JobExecutor open() {
        return LocalDockerExecutor.open(settings, new TestContext());
    }

    @Override
    public Launch launch(LaunchToken token, Program program) {
        return builder(token)
                .command(ShellProgram.command(program))
                .environment(program.environment())
                .build();
    }

    /** The json-file driver writes JSON, which holds text only. */
    @Override
    public Set<JobExecutorFeature> unsupported() {
        return Set.of(JobExecutorFeature.BINARY_OUTPUT, JobExecutorFeature.SCALING);
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(90);
    }

    @Override
    public void create(Launch launch) throws InterruptedException {
        engine.call(new ContainerRequest(launch, settings)::create);
    }

    @Override
    public Launch withUnknownImage(LaunchToken token) {
        return builder(token).image("registry.invalid:5000/none:1").build();
    }

    @Override
    public Launch withUnknownCommand(LaunchToken token) {
        return builder(token).command(List.of("/no/such/command")).build();
    }

    @Override
    public Launch withInvalidSettings(LaunchToken token) {
        DockerJobSettings job = new DockerJobSettings(
                Optional.of("no-such-network"), Optional.empty(), List.of(), List.of(), Optional.empty(), false);
        return builder(token).command(List.of("true")).settings(job).build();
    }

    @Override
    public void remove(LaunchToken token) throws InterruptedException {
        remove(settings.containerPrefix() + token);
    }

    @Override
    public void disconnect() throws InterruptedException {
        try {
            proxy.cut();
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    @Override
    public void reconnect() {
        try {
            proxy.restore();
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    SocketProxy proxy() {
        return proxy;
    }

    @Override
    public void close() throws Exception {
        for (String label : List.of(ContainerLabels.INSTALLATION, Placeholders.INSTALLATION)) {
            List<Container> left = engine.call(client -> client.listContainersCmd()
                    .withShowAll(true)
                    .withLabelFilter(Map.of(label, INSTALLATION))
                    .exec());
            for (Container container : left) {
                remove(container.getId());
            }
        }
        engine.close();
        proxy.close();
    }

    Launch.Builder builder(LaunchToken token) {
        return Launch.builder()
                .token(token)
                .pool(settings.pool())
                .node(engineId)
                .image(TestEngine.IMAGE)
                .resources(Resources.of(100, 64))
                .labels(Map.of("contract", "yes"))
                .settings(DockerJobSettings.NONE);
    }

    private void remove(String container) throws InterruptedException {
        engine.call(client -> client.removeContainerCmd(container)
                .withForce(true)
                .withRemoveVolumes(true)
                .exec());
    }
}
