package dev.teppan.platform.plugins;

import dev.teppan.platform.plugins.guard.CallGuard;
import dev.teppan.platform.plugins.guard.Guards;
import dev.teppan.platform.plugins.guard.InstanceHealth;
import dev.teppan.platform.plugins.guard.ProtectedExecutor;
import dev.teppan.spi.PluginContext;
import dev.teppan.spi.PluginFactory;
import dev.teppan.spi.executor.JobExecutor;
import dev.teppan.spi.log.LogStore;
import dev.teppan.spi.notifier.Notifier;
import dev.teppan.spi.queue.QueueSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Creates instances, each behind its guard. */
final class InstanceStarter {

    private final HostServices host;

    InstanceStarter(HostServices host) {
        this.host = host;
    }

    /**
     * Creates one instance.
     *
     * @throws dev.teppan.spi.PluginException when the plugin refused or failed
     * @throws IOException when its data directory cannot be made
     */
    RunningInstance start(InstancePlan plan) throws IOException, InterruptedException {
        Path directory = host.dataDirectory()
                .resolve("plugins")
                .resolve(plan.kind().section())
                .resolve(plan.name());
        Files.createDirectories(directory);
        ClassLoader loader = plan.plugin().loader();
        InstanceHealth health = new InstanceHealth(host.clock());
        CallGuard guard = new CallGuard(plan.namespace(), loader, plan.limits().deadline(), host.metrics(), health);
        PluginContext context = new InstanceContext(plan.name(), plan.namespace(), directory, host, loader);
        AutoCloseable instance = guard.call("create", () -> create(plan.factory(), plan.settings(), context));
        return new RunningInstance(plan, guarded(plan, instance, guard), health);
    }

    private static <C extends Record, T extends AutoCloseable> T create(
            PluginFactory<C, T> factory, Record settings, PluginContext context) {
        return factory.create(factory.settingsType().cast(settings), context);
    }

    private AutoCloseable guarded(InstancePlan plan, AutoCloseable instance, CallGuard guard) {
        return switch (plan.kind()) {
            case EXECUTOR ->
                new ProtectedExecutor(
                        plan.namespace(),
                        Guards.of((JobExecutor) instance, guard, host.clock(), plan.shapes()),
                        plan.limits().perSecond(),
                        plan.limits().concurrent());
            case LOG_STORE -> Guards.of((LogStore) instance, guard);
            case NOTIFIER -> Guards.of((Notifier) instance, guard);
            case QUEUE_SOURCE -> Guards.of((QueueSource) instance, guard);
        };
    }
}
