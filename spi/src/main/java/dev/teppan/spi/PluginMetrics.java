package dev.teppan.spi;

import java.time.Duration;

/** Where a plugin counts and times what it does. Names are lower case with dots; the host puts the instance before them. */
public interface PluginMetrics {

    /** Adds {@code by} (0 or more) to a counter. */
    void count(String name, long by);

    /** Adds one duration to a histogram. */
    void time(String name, Duration duration);
}
