package dev.teppan.spi;

import java.util.List;
import org.pf4j.ExtensionPoint;

/**
 * Makes the running objects of one extension type. PF4J creates the factory with its no-argument constructor, once; it
 * holds no state, no thread and no connection.
 *
 * @param <C> the settings record of an instance; each component may carry {@link Setting} and Jakarta validation
 *     annotations. The host binds YAML to it and reports all errors together, by plugin and property
 * @param <T> the running object
 */
public interface PluginFactory<C extends Record, T extends AutoCloseable> extends ExtensionPoint {

    /**
     * The type's name as written in the configuration ({@code type: local-docker}): lower case letters, digits and
     * dashes, unique for each extension point.
     */
    String type();

    /** The settings record that {@link #create} takes. */
    Class<C> settingsType();

    /**
     * What speaks against an instance with these settings, beyond what their annotations say: each a sentence for the person who
     * wrote the configuration. Asked before {@link #create} and when a configuration is only checked; never blocks.
     */
    default List<String> objections(C settings, HostSituation host) {
        return List.of();
    }

    /**
     * Creates one instance. Called once for each configured instance while the host starts, one after another. It
     * may read files and open connections, but an outside service that does not answer is no reason to fail: the object
     * then reports itself unhealthy and goes on trying.
     *
     * @throws PermanentException when these settings can never work; the host's start fails and shows the message
     */
    T create(C settings, PluginContext context);
}
