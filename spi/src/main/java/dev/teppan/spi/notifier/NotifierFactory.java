package dev.teppan.spi.notifier;

import dev.teppan.spi.PluginFactory;

/**
 * The extension point for notifiers.
 *
 * @param <C> the settings record of an instance
 */
public interface NotifierFactory<C extends Record> extends PluginFactory<C, Notifier> {}
