package dev.teppan.plugin.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import dev.teppan.spi.executor.Launch;
import java.util.List;
import java.util.Map;

/** What an engine is asked to create for a launch. */
record ContainerRequest(Launch launch, DockerSettings settings) {

    private static final long BYTES_PER_MIB = 1024 * 1024;
    private static final long NANOS_PER_MILLICORE = 1_000_000;
    private static final long SHARES_PER_CORE = 1024;
    private static final long MOST_SHARES = 262_144;

    DockerJobSettings job() {
        return launch.settings() instanceof DockerJobSettings job ? job : DockerJobSettings.NONE;
    }

    PullPolicy pullPolicy() {
        return job().pullPolicy().orElse(settings.pullPolicy());
    }

    String name() {
        return settings.containerPrefix() + launch.token();
    }

    /** Asks the engine; answers the container's id. */
    String create(DockerClient client) {
        List<String> environment = launch.environment().entrySet().stream()
                .map(variable -> variable.getKey() + "=" + variable.getValue())
                .toList();
        CreateContainerCmd command = client.createContainerCmd(launch.image())
                .withName(name())
                .withEnv(environment)
                .withLabels(ContainerLabels.of(launch, settings.installation()))
                .withHostConfig(hostConfig());
        job().user().ifPresent(command::withUser);
        if (!launch.command().isEmpty()) {
            command.withCmd(launch.command());
        }
        return command.exec().getId();
    }

    HostConfig hostConfig() {
        HostConfig config = HostConfig.newHostConfig()
                .withBinds(job().mounts().stream().map(Bind::parse).toList())
                .withExtraHosts(job().extraHosts().toArray(String[]::new))
                .withInit(job().init())
                .withLogConfig(new LogConfig(
                        LogConfig.LoggingType.JSON_FILE,
                        Map.of(
                                "max-size",
                                settings.logMaxSize(),
                                "max-file",
                                Integer.toString(settings.logMaxFiles()))));
        job().network().ifPresent(config::withNetworkMode);
        long cpu = launch.resources().cpu();
        if (cpu > 0) {
            // Shares bind only while cores are scarce, so a job gets what it asked for and may use what is idle.
            config.withCpuShares((int) Math.clamp(cpu * SHARES_PER_CORE / 1000, 2, MOST_SHARES));
            if (settings.hardCpuLimit()) {
                config.withNanoCPUs(cpu * NANOS_PER_MILLICORE);
            }
        }
        if (launch.resources().memory() > 0) {
            long bytes = launch.resources().memory() * BYTES_PER_MIB;
            config.withMemory(bytes).withMemorySwap(bytes);
        }
        return config;
    }
}
