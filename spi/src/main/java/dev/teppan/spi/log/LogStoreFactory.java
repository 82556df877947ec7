package dev.teppan.spi.log;

import dev.teppan.spi.PluginFactory;

/**
 * The extension point for log stores.
 *
 * @param <C> the settings record of an instance
 */
public interface LogStoreFactory<C extends Record> extends PluginFactory<C, LogStore> {}
