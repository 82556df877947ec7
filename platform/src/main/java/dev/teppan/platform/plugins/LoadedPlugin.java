package dev.teppan.platform.plugins;

import dev.teppan.spi.PluginFactory;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pf4j.PluginDescriptor;

/**
 * One plugin after loading, whether it works or not.
 *
 * @param about what its manifest says
 * @param types what it offers; empty unless it works
 */
record LoadedPlugin(About about, PluginStatus status, String message, ClassLoader loader, List<Offer> types) {

    /** What a plugin says of itself, and the name of its file. */
    record About(
            String id,
            String version,
            String provider,
            String license,
            String description,
            String requires,
            String file) {

        static About of(PluginDescriptor descriptor, String file) {
            return new About(
                    descriptor.getPluginId(),
                    orEmpty(descriptor.getVersion()),
                    orEmpty(descriptor.getProvider()),
                    orEmpty(descriptor.getLicense()),
                    orEmpty(descriptor.getPluginDescription()),
                    orEmpty(descriptor.getRequires()),
                    file);
        }

        static About unknown(String file) {
            return new About(file, "", "", "", "", "", file);
        }

        private static String orEmpty(@Nullable String text) {
            return text == null ? "" : text;
        }
    }

    /** One factory of a plugin. */
    record Offer(ExtensionKind kind, String type, PluginFactory<?, ?> factory) {}

    LoadedPlugin {
        types = List.copyOf(types);
    }

    static LoadedPlugin broken(About about, PluginStatus status, String message) {
        return new LoadedPlugin(about, status, message, LoadedPlugin.class.getClassLoader(), List.of());
    }

    /** What is part of the platform. */
    static LoadedPlugin builtIn(String version, List<Offer> types) {
        About about = new About("built-in", version, "Teppan", "", "Part of the platform.", "", "built-in");
        return new LoadedPlugin(about, PluginStatus.WORKS, "", LoadedPlugin.class.getClassLoader(), types);
    }
}
