package dev.teppan.platform.app.config;

import dev.teppan.spi.Setting;
import java.nio.file.Path;
import java.util.Optional;

/** Where plugins are found. */
public record PluginsSection(
        @Setting(
                "A directory with further plugins, as zips or jars, beside those in the archive's `plugins/`. Read at start.")
        Optional<Path> directory) {}
