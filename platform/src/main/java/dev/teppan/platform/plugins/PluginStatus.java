package dev.teppan.platform.plugins;

/** How a plugin fares. */
public enum PluginStatus {
    /** Loaded, and all it offers can be used. */
    WORKS,
    /** It could not be started, or an extension of it could not be made. */
    FAILED,
    /** It asks for another version of the SPI, or was switched off in {@code disabled.txt}. */
    DISABLED,
    /** The file cannot be read as a plugin: damaged, half copied, or no plugin at all. */
    CORRUPT,
    /** It started and offers nothing. */
    EMPTY
}
