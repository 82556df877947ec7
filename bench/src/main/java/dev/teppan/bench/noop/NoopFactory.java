package dev.teppan.bench.noop;

import dev.teppan.spi.PluginContext;
import dev.teppan.spi.executor.JobExecutor;
import dev.teppan.spi.executor.JobExecutorFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.pf4j.Extension;

/** Makes executors of type {@code noop}. */
@Extension
public final class NoopFactory implements JobExecutorFactory<NoopSettings, NoopJobSettings> {

    @Override
    public String type() {
        return "noop";
    }

    @Override
    public Class<NoopSettings> settingsType() {
        return NoopSettings.class;
    }

    @Override
    public Class<NoopJobSettings> jobSettingsType() {
        return NoopJobSettings.class;
    }

    @Override
    public JobExecutor create(NoopSettings settings, PluginContext context) {
        try {
            return new NoopExecutor(settings.slots(), StartReport.to(settings.reportPort()), context.clock());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
