package dev.teppan.plugin.docker;

import dev.teppan.spi.PluginContext;
import dev.teppan.spi.executor.JobExecutor;
import dev.teppan.spi.executor.JobExecutorFactory;
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

    /** Waits a few seconds for the engines; one that does not answer is shown as unreachable and tried on. */
    @Override
    public JobExecutor create(DockerSettings settings, PluginContext context) {
        return LocalDockerExecutor.open(settings, context);
    }
}
