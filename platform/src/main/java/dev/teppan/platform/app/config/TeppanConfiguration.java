package dev.teppan.platform.app.config;

import dev.teppan.platform.plugins.PluginConfiguration;
import io.dropwizard.core.Configuration;
import org.jspecify.annotations.Nullable;

/** A configuration file, read and valid in itself: Dropwizard's sections, Teppan's own, and those of the plugins. */
public final class TeppanConfiguration extends Configuration {

    private @Nullable Parts parts;

    private record Parts(TeppanSettings settings, PluginConfiguration plugins) {}

    /** For Jackson, which fills in Dropwizard's sections. */
    TeppanConfiguration() {}

    TeppanConfiguration with(TeppanSettings settings, PluginConfiguration plugins) {
        parts = new Parts(settings, plugins);
        return this;
    }

    /** What the file says about Teppan itself. */
    public TeppanSettings settings() {
        return parts().settings();
    }

    /** The instances of plugins that the file names. */
    public PluginConfiguration plugins() {
        return parts().plugins();
    }

    private Parts parts() {
        if (parts == null) {
            throw new IllegalStateException("only the configuration factory makes a whole configuration");
        }
        return parts;
    }
}
