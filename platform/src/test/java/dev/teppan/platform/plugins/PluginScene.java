package dev.teppan.platform.plugins;

import com.codahale.metrics.MetricRegistry;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.teppan.spi.HostSituation;
import dev.teppan.spi.Leadership;
import dev.teppan.spi.PluginState;
import dev.teppan.spi.notifier.DeliveryResult;
import dev.teppan.spi.notifier.Notification;
import dev.teppan.spi.notifier.Notification.NotificationKind;
import dev.teppan.spi.notifier.Notifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** A host over two temporary directories. */
final class PluginScene {

    final Path plugins;
    final MetricRegistry metrics = new MetricRegistry();
    private final Path data;

    PluginScene(Path directory) throws IOException {
        this.plugins = Files.createDirectories(directory.resolve("plugins"));
        this.data = Files.createDirectories(directory.resolve("data"));
    }

    HostServices host() {
        return new HostServices(
                List.of(plugins),
                data,
                new HostSituation(true, false),
                InstantSource.system(),
                metrics,
                new NoState(),
                new AlwaysLeader());
    }

    PluginRegistry start(String yaml) throws PluginStartException, InterruptedException {
        return PluginRegistry.start(host(), configuration(yaml));
    }

    static PluginConfiguration configuration(String yaml) {
        try {
            return new YAMLMapper().readValue(yaml, PluginConfiguration.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static PluginView plugin(PluginRegistry registry, String id) {
        return registry.plugins().stream()
                .filter(plugin -> plugin.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    static <T> T named(Map<String, T> instances, String name) {
        return Objects.requireNonNull(instances.get(name), name);
    }

    /** What a notifier made by {@link PluginArchive#says} says. */
    static String said(Notifier notifier) throws InterruptedException {
        return ((DeliveryResult.Failed) deliver(notifier)).detail();
    }

    static DeliveryResult deliver(Notifier notifier) throws InterruptedException {
        return notifier.deliver(
                new Notification("1", NotificationKind.TEST, Instant.EPOCH, "a test", Map.of(), "", Map.of()));
    }

    private static final class NoState implements PluginStateStore {
        @Override
        public Optional<PluginState.Entry> get(String namespace, String key) {
            return Optional.empty();
        }

        @Override
        public boolean compareAndSet(String namespace, String key, long expectedVersion, String value) {
            return false;
        }
    }

    private static final class AlwaysLeader implements Leadership {
        @Override
        public boolean isLeader() {
            return true;
        }

        @Override
        public void onChange(Consumer<Boolean> onChange) {}
    }
}
