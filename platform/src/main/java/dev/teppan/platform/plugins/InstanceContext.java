package dev.teppan.platform.plugins;

import com.codahale.metrics.MetricRegistry;
import dev.teppan.spi.Leadership;
import dev.teppan.spi.PluginContext;
import dev.teppan.spi.PluginMetrics;
import dev.teppan.spi.PluginState;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What one instance is lent.
 *
 * @param instance its name
 * @param namespace names it among all instances: {@code executors/local}
 */
record InstanceContext(String instance, String namespace, Path dataDirectory, HostServices host, ClassLoader loader)
        implements PluginContext {

    @Override
    public InstantSource clock() {
        return host.clock();
    }

    @Override
    public PluginMetrics metrics() {
        return new InstanceMetrics(host.metrics(), "plugins." + namespace.replace('/', '.'));
    }

    @Override
    public PluginState state() {
        return new InstanceState(host.state(), namespace);
    }

    @Override
    public Leadership leadership() {
        return new InstanceLeadership(host.leadership(), namespace, loader);
    }

    private record InstanceMetrics(MetricRegistry registry, String prefix) implements PluginMetrics {
        @Override
        public void count(String name, long by) {
            if (by < 0) {
                throw new IllegalArgumentException("cannot count by " + by);
            }
            registry.counter(MetricRegistry.name(prefix, name)).inc(by);
        }

        @Override
        public void time(String name, Duration duration) {
            registry.timer(MetricRegistry.name(prefix, name)).update(duration.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private record InstanceState(PluginStateStore store, String namespace) implements PluginState {
        private static final int MAX_KEY = 200;
        private static final int MAX_VALUE = 64 * 1024;

        @Override
        public Optional<Entry> get(String key) {
            return store.get(namespace, checked(key));
        }

        @Override
        public boolean compareAndSet(String key, long expectedVersion, String value) {
            int bytes = value.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > MAX_VALUE) {
                throw new IllegalArgumentException("the value of " + key + " has " + bytes + " bytes; at most 65536");
            }
            return store.compareAndSet(namespace, checked(key), expectedVersion, value);
        }

        private static String checked(String key) {
            if (key.isEmpty() || key.length() > MAX_KEY) {
                throw new IllegalArgumentException("a key has 1 to 200 characters, not " + key.length());
            }
            return key;
        }
    }
}
