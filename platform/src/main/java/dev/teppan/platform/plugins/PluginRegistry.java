package dev.teppan.platform.plugins;

import com.fasterxml.jackson.databind.JsonNode;
import dev.teppan.platform.plugins.PluginStartException.Problem;
import dev.teppan.platform.plugins.settings.Bound;
import dev.teppan.platform.plugins.settings.SecretSource;
import dev.teppan.platform.plugins.settings.SettingsBinder;
import dev.teppan.platform.plugins.settings.SettingsSchema;
import dev.teppan.spi.HostSituation;
import dev.teppan.spi.PluginException;
import dev.teppan.spi.executor.JobExecutor;
import dev.teppan.spi.executor.JobExecutorFactory;
import dev.teppan.spi.log.LogStore;
import dev.teppan.spi.notifier.Notifier;
import dev.teppan.spi.queue.QueueSource;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All plugins of this host and their running instances. Made once at start; safe for use by several threads afterwards.
 * Everything it hands out is guarded: calls have deadlines, and fail with {@link PluginException} only.
 */
public final class PluginRegistry implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PluginRegistry.class);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

    private final PluginHost plugins;
    private final SettingsBinder jobSettings;
    private final List<RunningInstance> instances = new ArrayList<>();

    private PluginRegistry(PluginHost plugins, SettingsBinder binder) {
        this.plugins = plugins;
        // What comes over the API may not make this host read its files or environment.
        this.jobSettings = binder.with(SecretSource.plainOnly());
    }

    /**
     * Loads all plugins and creates the configured instances, in the order executors, log stores, notifiers, queue sources.
     * Plugins that are broken and not configured are logged and shown, and stop nothing.
     *
     * @throws PluginStartException when the configuration cannot be met, with all reasons; nothing is left running then
     */
    public static PluginRegistry start(HostServices host, PluginConfiguration configuration)
            throws PluginStartException, InterruptedException {
        SettingsBinder binder = new SettingsBinder(SecretSource.ofHost(System.getenv()));
        PluginRegistry registry = new PluginRegistry(PluginHost.load(host), binder);
        try {
            registry.create(host, plan(registry.plugins.catalog(), binder, host.situation(), configuration));
            return registry;
        } catch (PluginStartException | InterruptedException | RuntimeException e) {
            registry.close();
            throw e;
        }
    }

    /** Says what {@link #start} would find wrong with a configuration, short of creating instances. */
    public static List<Problem> check(HostServices host, PluginConfiguration configuration) {
        SettingsBinder binder = new SettingsBinder(SecretSource.ofHost(System.getenv()));
        try (PluginHost plugins = PluginHost.load(host)) {
            InstancePlanner planner = new InstancePlanner(plugins.catalog(), binder, host.situation());
            planner.plan(configuration);
            return planner.problems();
        }
    }

    private static List<InstancePlan> plan(
            TypeCatalog catalog, SettingsBinder binder, HostSituation situation, PluginConfiguration configuration)
            throws PluginStartException {
        InstancePlanner planner = new InstancePlanner(catalog, binder, situation);
        planner.plan(configuration);
        if (!planner.problems().isEmpty()) {
            throw new PluginStartException(planner.problems());
        }
        return planner.plans();
    }

    private void create(HostServices host, List<InstancePlan> plans) throws PluginStartException, InterruptedException {
        InstanceStarter starter = new InstanceStarter(host);
        List<Problem> problems = new ArrayList<>();
        for (InstancePlan plan : plans) {
            try {
                instances.add(starter.start(plan));
            } catch (PluginException | IOException e) {
                problems.add(new Problem("/" + plan.namespace(), "cannot be created: " + e.getMessage()));
            }
        }
        if (!problems.isEmpty()) {
            throw new PluginStartException(problems);
        }
    }

    /** The executors by name. */
    public Map<String, JobExecutor> executors() {
        return running(ExtensionKind.EXECUTOR, JobExecutor.class);
    }

    /** The log stores by name. */
    public Map<String, LogStore> logStores() {
        return running(ExtensionKind.LOG_STORE, LogStore.class);
    }

    /** The notifiers by name. */
    public Map<String, Notifier> notifiers() {
        return running(ExtensionKind.NOTIFIER, Notifier.class);
    }

    /** The queue sources by name. */
    public Map<String, QueueSource> queueSources() {
        return running(ExtensionKind.QUEUE_SOURCE, QueueSource.class);
    }

    /** What a job may set for an executor; empty when there is no executor of that name. */
    public Optional<SettingsSchema> jobSettingsSchema(String executor) {
        return jobFactory(executor).map(factory -> SettingsSchema.of(factory.jobSettingsType()));
    }

    /**
     * Checks what a job sets for an executor, and makes the record that {@link dev.teppan.spi.executor.Launch#settings()}
     * hands over.
     *
     * @return empty when there is no executor of that name
     */
    public Optional<Bound<? extends Record>> bindJobSettings(String executor, JsonNode tree) {
        return jobFactory(executor).map(factory -> jobSettings.bind(factory.jobSettingsType(), tree));
    }

    /** All plugins with their types and instances, those that do not work too. Asks executors for their health. */
    public List<PluginView> plugins() {
        return PluginViews.of(plugins.catalog().plugins(), instances);
    }

    /** What is wrong with instances, by section and name; empty when all goes well. Never blocks. */
    public Map<String, String> troubles() {
        Map<String, String> troubles = new TreeMap<>();
        for (RunningInstance instance : instances) {
            instance.trouble().ifPresent(trouble -> troubles.put(instance.plan().namespace(), trouble));
        }
        return troubles;
    }

    /** Closes the instances, at the same time and for some seconds at the most, then the plugins. Repeatable. */
    @Override
    public void close() {
        // By name: an instance asked for its hash code might hang in that.
        Map<String, Thread> closing = new LinkedHashMap<>();
        for (RunningInstance instance : instances) {
            closing.put(
                    instance.plan().namespace(),
                    Thread.ofVirtual()
                            .name("close " + instance.plan().namespace())
                            .start(() -> close(instance)));
        }
        long deadline = System.nanoTime() + CLOSE_WITHIN.toNanos();
        try {
            for (Map.Entry<String, Thread> each : closing.entrySet()) {
                if (!each.getValue().join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())))) {
                    LOG.atWarn()
                            .addKeyValue("instance", each.getKey())
                            .log("A plugin instance does not close; it is left behind");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        plugins.close();
    }

    private static void close(RunningInstance instance) {
        try {
            instance.guarded().close();
        } catch (Exception e) {
            LOG.atWarn()
                    .addKeyValue("instance", instance.plan().namespace())
                    .setCause(e)
                    .log("A plugin instance could not be closed");
        }
    }

    private Optional<JobExecutorFactory<?, ?>> jobFactory(String executor) {
        return instances.stream()
                .filter(instance -> instance.plan().kind() == ExtensionKind.EXECUTOR
                        && instance.plan().name().equals(executor))
                .<JobExecutorFactory<?, ?>>map(
                        instance -> (JobExecutorFactory<?, ?>) instance.plan().factory())
                .findFirst();
    }

    private <T> Map<String, T> running(ExtensionKind kind, Class<T> type) {
        Map<String, T> named = new LinkedHashMap<>();
        for (RunningInstance instance : instances) {
            if (instance.plan().kind() == kind) {
                named.put(instance.plan().name(), type.cast(instance.guarded()));
            }
        }
        return Collections.unmodifiableMap(named);
    }
}
