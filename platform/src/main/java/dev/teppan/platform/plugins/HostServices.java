package dev.teppan.platform.plugins;

import com.codahale.metrics.MetricRegistry;
import dev.teppan.spi.HostSituation;
import dev.teppan.spi.Leadership;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/**
 * What the plugin host needs of the platform.
 *
 * @param pluginDirectories where zips, jars and unpacked plugins lie; only read. One that does not exist counts as empty
 * @param dataDirectory the platform's data directory; zips are unpacked and plugins keep their files below it
 * @param situation what plugins may know to judge their settings
 * @param state keeps the small state of plugins
 * @param leadership whether this host leads
 */
public record HostServices(
        List<Path> pluginDirectories,
        Path dataDirectory,
        HostSituation situation,
        InstantSource clock,
        MetricRegistry metrics,
        PluginStateStore state,
        Leadership leadership) {
    public HostServices {
        pluginDirectories = List.copyOf(pluginDirectories);
    }
}
