package dev.teppan.platform.plugins;

import dev.teppan.spi.PluginFactory;
import dev.teppan.spi.executor.JobExecutorFactory;
import dev.teppan.spi.log.LogStoreFactory;
import dev.teppan.spi.notifier.NotifierFactory;
import dev.teppan.spi.queue.QueueSourceFactory;
import java.util.Arrays;
import java.util.Optional;

/** The four extension points. */
public enum ExtensionKind {
    /** Runs attempts. */
    EXECUTOR("executors", "executor", JobExecutorFactory.class),
    /** Keeps output. */
    LOG_STORE("logStores", "log store", LogStoreFactory.class),
    /** Tells events. */
    NOTIFIER("notifiers", "notifier", NotifierFactory.class),
    /** Feeds a queue. */
    QUEUE_SOURCE("queueSources", "queue source", QueueSourceFactory.class);

    private final String section;
    private final String word;

    @SuppressWarnings("rawtypes")
    private final Class<? extends PluginFactory> factory;

    @SuppressWarnings("rawtypes")
    ExtensionKind(String section, String word, Class<? extends PluginFactory> factory) {
        this.section = section;
        this.word = word;
        this.factory = factory;
    }

    /** The section of the configuration that names its instances. */
    public String section() {
        return section;
    }

    /** What a person calls it. */
    public String word() {
        return word;
    }

    /** The kind that a factory serves; empty for an extension of something else. */
    static Optional<ExtensionKind> of(Class<?> extension) {
        return Arrays.stream(values())
                .filter(kind -> kind.factory.isAssignableFrom(extension))
                .findFirst();
    }
}
