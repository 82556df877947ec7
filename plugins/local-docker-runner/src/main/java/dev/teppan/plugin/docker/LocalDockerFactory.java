package dev.teppan.plugin.docker;

import dev.teppan.spi.HostSituation;
import dev.teppan.spi.PluginContext;
import dev.teppan.spi.executor.JobExecutor;
import dev.teppan.spi.executor.JobExecutorFactory;
import java.util.List;
import java.util.Optional;
import org.pf4j.Extension;

/** Makes executors over Docker engines. */
@Extension
public final class LocalDockerFactory implements JobExecutorFactory<DockerSettings, DockerJobSettings> {

    @Override
    public String type() {
        return "local-docker";
    }

    @Override
    public Class<DockerSettings> settingsType() {
        return DockerSettings.class;
    }

    @Override
    public Class<DockerJobSettings> jobSettingsType() {
        return DockerJobSettings.class;
    }

    /** Whichever host takes over must find the containers of the one before, and TLS needs its files. */
    @Override
    public List<String> objections(DockerSettings settings, HostSituation host) {
        return settings.hosts().stream()
                .map(engine -> objection(engine, host))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> objection(DockerHostSettings engine, HostSituation host) {
        if (engine.isLocal()) {
            return host.severalHosts()
                    ? Optional.of("the engine \"" + engine.name()
                            + "\" is reached by a local socket, which other hosts of a cluster"
                            + " cannot use: give it as tcp://HOST:2376 with tlsCertPath")
                    : Optional.empty();
        }
        return engine.tlsCertPath()
                .flatMap(EngineTls::objection)
                .map(detail -> "tlsCertPath of the engine \"" + engine.name() + "\": " + detail);
    }

    /** Waits a few seconds for the engines; one that does not answer is shown as unreachable and tried on. */
    @Override
    public JobExecutor create(DockerSettings settings, PluginContext context) {
        return LocalDockerExecutor.open(settings, context);
    }
}
