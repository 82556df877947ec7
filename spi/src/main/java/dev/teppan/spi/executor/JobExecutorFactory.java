package dev.teppan.spi.executor;

import dev.teppan.spi.PluginFactory;

/**
 * The extension point for executors.
 *
 * @param <C> the settings record of an instance
 * @param <J> the record of what a single job may set for this executor (network, mounts, …); validated when the job is
 *     saved, drawn as a form, and handed back in {@link Launch#settings()}
 */
public interface JobExecutorFactory<C extends Record, J extends Record> extends PluginFactory<C, JobExecutor> {

    /** The record of a job's own settings; an empty record where there are none. */
    Class<J> jobSettingsType();
}
