package dev.teppan.platform.app;

import dev.teppan.platform.app.config.Mode;
import dev.teppan.platform.app.config.TeppanConfiguration;
import dev.teppan.platform.app.config.TeppanSettings;
import dev.teppan.platform.plugins.HostServices;
import dev.teppan.platform.plugins.PluginStateStore;
import dev.teppan.platform.store.PluginStateTable;
import dev.teppan.spi.HostSituation;
import dev.teppan.spi.Leadership;
import dev.teppan.spi.PluginState;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Makes what the plugin host asks of the platform. */
final class PluginServices {

    private PluginServices() {}

    static HostServices of(
            TeppanConfiguration configuration,
            Path bundled,
            Surroundings surroundings,
            PluginStateStore state,
            Leadership leadership) {
        TeppanSettings settings = configuration.settings();
        List<Path> directories = Stream.concat(Stream.of(bundled), settings.plugins().directory().stream())
                .toList();
        return new HostServices(
                directories,
                settings.dataDirectory(),
                new HostSituation(
                        settings.mode() == Mode.DEVELOPMENT, settings.cluster().isConfigured()),
                surroundings.clock(),
                surroundings.metrics(),
                state,
                leadership);
    }

    /** For a check, in which no instance is created: without a database, and never leading. */
    static HostServices forCheck(TeppanConfiguration configuration, Path bundled, Surroundings surroundings) {
        return of(configuration, bundled, surroundings, new NoState(), new NeverLeading());
    }

    /** Keeps the state of plugins in the database. */
    static PluginStateStore stored(PluginStateTable table) {
        return new TableState(table);
    }

    private record TableState(PluginStateTable table) implements PluginStateStore {

        @Override
        public Optional<PluginState.Entry> get(String namespace, String key) {
            return table.get(namespace, key).map(entry -> new PluginState.Entry(entry.value(), entry.version()));
        }

        @Override
        public boolean compareAndSet(String namespace, String key, long expectedVersion, String value) {
            return table.compareAndSet(namespace, key, expectedVersion, value);
        }
    }

    private record NoState() implements PluginStateStore {

        @Override
        public Optional<PluginState.Entry> get(String namespace, String key) {
            return Optional.empty();
        }

        @Override
        public boolean compareAndSet(String namespace, String key, long expectedVersion, String value) {
            return false;
        }
    }

    private record NeverLeading() implements Leadership {

        @Override
        public boolean isLeader() {
            return false;
        }

        @Override
        public void onChange(Consumer<Boolean> onChange) {}
    }
}
