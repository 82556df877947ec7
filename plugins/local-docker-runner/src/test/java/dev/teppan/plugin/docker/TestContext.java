package dev.teppan.plugin.docker;

import dev.teppan.spi.Leadership;
import dev.teppan.spi.PluginContext;
import dev.teppan.spi.PluginMetrics;
import dev.teppan.spi.PluginState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** What a host lends, in memory. */
final class TestContext implements PluginContext {

    private final Map<String, PluginState.Entry> entries = new ConcurrentHashMap<>();

    @Override
    public String instance() {
        return "docker";
    }

    @Override
    public Path dataDirectory() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

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
                return Optional.ofNullable(entries.get(key));
            }

            @Override
            public synchronized boolean compareAndSet(String key, long expectedVersion, String value) {
                long version = get(key).map(Entry::version).orElse(0L);
                if (version != expectedVersion) {
                    return false;
                }
                entries.put(key, new Entry(value, version + 1));
                return true;
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
