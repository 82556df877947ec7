package dev.teppan.spi.queue;

import dev.teppan.spi.PluginFactory;

/**
 * The extension point for queue sources.
 *
 * @param <C> the settings record of an instance
 */
public interface QueueSourceFactory<C extends Record> extends PluginFactory<C, QueueSource> {}
