package dev.teppan.example.executor;

import dev.teppan.spi.PluginContext;
import dev.teppan.spi.executor.JobExecutor;
import dev.teppan.spi.executor.JobExecutorFactory;
import org.pf4j.Extension;

/** Makes executors of type {@code echo}. */
@Extension
public final class EchoFactory implements JobExecutorFactory<EchoSettings, EchoJobSettings> {

    @Override
    public String type() {
        return "echo";
    }

    @Override
    public Class<EchoSettings> settingsType() {
        return EchoSettings.class;
    }

    @Override
    public Class<EchoJobSettings> jobSettingsType() {
        return EchoJobSettings.class;
    }

    @Override
    public JobExecutor create(EchoSettings settings, PluginContext context) {
        return new EchoExecutor(settings, context.clock());
    }
}
