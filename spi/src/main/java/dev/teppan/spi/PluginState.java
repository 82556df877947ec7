package dev.teppan.spi;

import java.util.Optional;

/**
 * A durable map for the few facts that a plugin must remember across restarts and share between hosts. Kept in the
 * host's database: keys up to 200 characters, values up to 64 KiB, meant for some hundred entries. Calls block.
 */
public interface PluginState {

    /**
     * A stored value.
     *
     * @param version grows by one with each write; what {@link #compareAndSet} compares
     */
    record Entry(String value, long version) {}

    /** Reads one entry. */
    Optional<Entry> get(String key);

    /**
     * Writes if nobody wrote in between.
     *
     * @param expectedVersion the version read before, or 0 to create
     * @return false when another writer came first; nothing was changed then
     */
    boolean compareAndSet(String key, long expectedVersion, String value);
}
