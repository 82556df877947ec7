package dev.teppan.plugin.sqs;

import dev.teppan.spi.Leadership;
import dev.teppan.spi.PluginContext;
import dev.teppan.spi.PluginMetrics;
import dev.teppan.spi.PluginState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What a host lends to a queue source: a clock, and counters that can be read. */
final class TestContext implements PluginContext {

    private final Map<String, Long> counts = new ConcurrentHashMap<>();

    /** What a counter says. */
    long count(String name) {
        return counts.getOrDefault(name, 0L);
    }

    @Override
    public String instance() {
        return "sqs";
    }

    @Override
    public Path dataDirectory() {
        throw new UnsupportedOperationException();
    }

    @Override
    public InstantSource clock() {
        return InstantSource.system();
    }

    @Override
    public PluginMetrics metrics() {
        return new PluginMetrics() {
            @Override
            public void count(String name, long by) {
                counts.merge(name, by, Long::sum);
            }

            @Override
            public void time(String name, Duration duration) {
                counts.merge(name, 1L, Long::sum);
            }
        };
    }

    @Override
    public PluginState state() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Leadership leadership() {
        throw new UnsupportedOperationException();
    }
}
