package dev.teppan.e2e.hanging;

import dev.teppan.spi.PluginContext;
import dev.teppan.spi.executor.JobExecutor;
import dev.teppan.spi.executor.JobExecutorFactory;

/** Makes executors of type {@code hanging}. */
public final class HangingExecutorFactory implements JobExecutorFactory<HangingSettings, HangingJobSettings> {

    @Override
    public String type() {
        return "hanging";
    }

    @Override
    public Class<HangingSettings> settingsType() {
        return HangingSettings.class;
    }

    @Override
    public Class<HangingJobSettings> jobSettingsType() {
        return HangingJobSettings.class;
    }

    @Override
    public JobExecutor create(HangingSettings settings, PluginContext context) {
        Hang hang = new Hang(settings.file());
        return hang.in(
                JobExecutor.class, new InstantExecutor(context.clock(), hang, StartLedger.beside(settings.file())));
    }
}
