package dev.teppan.platform.plugins;

import dev.teppan.spi.PluginState;
import java.util.Optional;

/** Where the small durable maps of plugin instances are kept; shared by all hosts. Calls block. */
public interface PluginStateStore {

    /**
     * Reads one entry.
     *
     * @param namespace names the instance: {@code executors/local}
     */
    Optional<PluginState.Entry> get(String namespace, String key);

    /**
     * Writes if nobody wrote in between.
     *
     * @param expectedVersion the version read before, or 0 to create
     * @return false when another writer came first
     */
    boolean compareAndSet(String namespace, String key, long expectedVersion, String value);
}
