package dev.teppan.platform.plugins;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The instances that the configuration names, by name, in the order in which they are to be created.
 *
 * @param executors under {@code executors}
 * @param logStores under {@code logStores}
 * @param notifiers under {@code notifiers}
 * @param queueSources under {@code queueSources}
 */
public record PluginConfiguration(
        Map<String, ConfiguredInstance> executors,
        Map<String, ConfiguredInstance> logStores,
        Map<String, ConfiguredInstance> notifiers,
        Map<String, ConfiguredInstance> queueSources) {

    /** Sections that are not given are empty. */
    public PluginConfiguration(
            @Nullable Map<String, ConfiguredInstance> executors,
            @Nullable Map<String, ConfiguredInstance> logStores,
            @Nullable Map<String, ConfiguredInstance> notifiers,
            @Nullable Map<String, ConfiguredInstance> queueSources) {
        this.executors = copy(executors);
        this.logStores = copy(logStores);
        this.notifiers = copy(notifiers);
        this.queueSources = copy(queueSources);
    }

    /** The instances of one extension point. */
    public Map<String, ConfiguredInstance> of(ExtensionKind kind) {
        return switch (kind) {
            case EXECUTOR -> executors;
            case LOG_STORE -> logStores;
            case NOTIFIER -> notifiers;
            case QUEUE_SOURCE -> queueSources;
        };
    }

    private static Map<String, ConfiguredInstance> copy(@Nullable Map<String, ConfiguredInstance> instances) {
        return instances == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(instances));
    }
}
