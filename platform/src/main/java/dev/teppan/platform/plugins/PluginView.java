package dev.teppan.platform.plugins;

import java.util.List;

/**
 * What is known of one plugin, for the API and the console.
 *
 * @param id as its manifest says; the file's name where it cannot be read
 * @param file the name of its file or directory; {@code built-in} for what is part of the platform
 * @param requires the versions of the SPI that it asks for; {@code *} for any
 * @param message what is wrong, for a person; empty when it works
 * @param types what it offers
 */
public record PluginView(
        String id,
        String version,
        String provider,
        String license,
        String description,
        String file,
        String requires,
        PluginStatus status,
        String message,
        List<TypeView> types) {
    public PluginView {
        types = List.copyOf(types);
    }
}
