package dev.teppan.platform.plugins.file;

import dev.teppan.spi.Setting;
import java.nio.file.Path;
import java.util.Optional;

/** The settings of a {@code file} log store. */
public record FileLogStoreSettings(
        @Setting(
                "The directory that holds the objects; without it, one in the data directory. Hosts that share a database"
                        + " must share it too.")
        Optional<Path> directory) {}
