package dev.teppan.spi;

import java.nio.file.Path;
import java.time.InstantSource;

/** What the host lends to one plugin instance. All methods may be called from any thread, as long as the instance lives. */
public interface PluginContext {

    /** The instance's name in the configuration, unique among the instances of its extension point. */
    String instance();

    /** A directory of this instance's own on the local disk; it exists, survives restarts and is never shared. */
    Path dataDirectory();

    /** The clock to use for everything that is compared, stored or shown. */
    InstantSource clock();

    /** Counters and timers under this instance's name. */
    PluginMetrics metrics();

    /** A small durable map of this instance, shared by all hosts. */
    PluginState state();

    /** Whether this host leads. Only the leader consumes event queues, starts work and scales. */
    Leadership leadership();
}
