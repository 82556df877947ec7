package dev.teppan.platform.plugins;

import dev.teppan.spi.Leadership;
import dev.teppan.spi.PluginContext;
import dev.teppan.spi.PluginMetrics;
import dev.teppan.spi.PluginState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/** A context for tests of built-in plugins: real time, no metrics, no state, always the leader. */
public record TestContext(String instance, Path dataDirectory) implements PluginContext {

    @Override
    public InstantSource clock() {
        return InstantSource.system();
    }

    @Override
    public PluginMetrics metrics() {
        return new PluginMetrics() {
            @Override
            public void count(String name, long by) {}

            @Override
            public void time(String name, Duration duration) {}
        };
    }

    @Override
    public PluginState state() {
        return new PluginState() {
            @Override
            public Optional<Entry> get(String key) {
                return Optional.empty();
            }

            @Override
            public boolean compareAndSet(String key, long expectedVersion, String value) {
                return false;
            }
        };
    }

    @Override
    public Leadership leadership() {
        return new Leadership() {
            @Override
            public boolean isLeader() {
                return true;
            }

            @Override
            public void onChange(Consumer<Boolean> onChange) {}
        };
    }
}
