package dev.teppan.platform.plugins.process;

import com.sun.management.OperatingSystemMXBean;
import dev.teppan.spi.HostSituation;
import dev.teppan.spi.PermanentException;
import dev.teppan.spi.PluginContext;
import dev.teppan.spi.Resources;
import dev.teppan.spi.executor.JobExecutor;
import dev.teppan.spi.executor.JobExecutorFactory;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes executors that run jobs as processes. Not a PF4J extension, as it must know the mode. */
public final class ProcessExecutorFactory implements JobExecutorFactory<ProcessExecutorSettings, ProcessJobSettings> {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessExecutorFactory.class);
    private static final long MIB = 1024 * 1024;

    @Override
    public String type() {
        return "process";
    }

    @Override
    public Class<ProcessExecutorSettings> settingsType() {
        return ProcessExecutorSettings.class;
    }

    @Override
    public Class<ProcessJobSettings> jobSettingsType() {
        return ProcessJobSettings.class;
    }

    @Override
    public List<String> objections(ProcessExecutorSettings settings, HostSituation host) {
        return host.development() || settings.acceptNoIsolation()
                ? List.of()
                : List.of("the process executor isolates nothing and is for development mode;"
                        + " set acceptNoIsolation: true to use it all the same");
    }

    @Override
    public JobExecutor create(ProcessExecutorSettings settings, PluginContext context) {
        LOG.atWarn()
                .addKeyValue("executor", context.instance())
                .log(
                        "Jobs of this executor run as plain processes: no isolation, images and memory limits are ignored");
        try {
            RunDirectories directories =
                    new RunDirectories(context.dataDirectory().resolve("runs"), context.clock());
            return new ProcessExecutor(directories, settings.capacity().orElseGet(ProcessExecutorFactory::machine));
        } catch (IOException e) {
            throw new PermanentException("directory " + context.dataDirectory() + " cannot be written: " + e, e);
        }
    }

    private static Resources machine() {
        long memory =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize() / MIB;
        return Resources.of(Runtime.getRuntime().availableProcessors() * 1000L, memory);
    }
}
