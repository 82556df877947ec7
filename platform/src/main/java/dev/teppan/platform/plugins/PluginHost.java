package dev.teppan.platform.plugins;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The loaded plugins, with PF4J behind them. */
final class PluginHost implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PluginHost.class);

    private final HostPf4j manager;
    private final TypeCatalog catalog;

    private PluginHost(HostPf4j manager, TypeCatalog catalog) {
        this.manager = manager;
        this.catalog = catalog;
    }

    /**
     * Loads what lies in the plugin directories.
     *
     * @throws UncheckedIOException when a directory cannot be read, or the data directory cannot be written
     */
    static PluginHost load(HostServices host) {
        String version = SpiVersion.read();
        HostPf4j manager = new HostPf4j(host.pluginDirectories(), version);
        List<LoadedPlugin> loaded = new ArrayList<>();
        loaded.add(BuiltIns.plugin(version));
        try {
            ArchiveUnpacker unpacker =
                    new ArchiveUnpacker(host.dataDirectory().resolve("work").resolve("plugins"));
            loaded.addAll(new PluginLoading(manager, unpacker, version).load(host.pluginDirectories()));
        } catch (IOException e) {
            throw new UncheckedIOException("plugins cannot be unpacked into " + host.dataDirectory(), e);
        }
        TypeCatalog catalog = new TypeCatalog(loaded);
        catalog.plugins().forEach(PluginHost::log);
        return new PluginHost(manager, catalog);
    }

    TypeCatalog catalog() {
        return catalog;
    }

    private static void log(LoadedPlugin plugin) {
        if (plugin.status() == PluginStatus.WORKS) {
            LOG.atInfo()
                    .addKeyValue("plugin", plugin.about().id())
                    .addKeyValue("version", plugin.about().version())
                    .addKeyValue(
                            "types",
                            plugin.types().stream()
                                    .map(LoadedPlugin.Offer::type)
                                    .toList())
                    .log("Plugin loaded");
        } else {
            LOG.atWarn()
                    .addKeyValue("plugin", plugin.about().id())
                    .addKeyValue("file", plugin.about().file())
                    .addKeyValue("status", plugin.status())
                    .addKeyValue("reason", plugin.message())
                    .log("Plugin does not work; it is left out");
        }
    }

    @Override
    public void close() {
        // Stops each first. PF4J's own stopPlugins changes the list that it walks through, and fails.
        manager.unloadPlugins();
    }
}
