package dev.teppan.platform.plugins;

import dev.teppan.platform.plugins.LoadedPlugin.Offer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All plugins, and who offers which type. Immutable once made. */
final class TypeCatalog {

    /** A type with the plugin that offers it. */
    record Offered(LoadedPlugin plugin, Offer offer) {}

    private record Key(ExtensionKind kind, String type) {}

    private final List<LoadedPlugin> plugins = new ArrayList<>();
    private final Map<Key, Offered> types = new LinkedHashMap<>();

    /**
     * @param loaded built-in ones first: of two that offer the same type the later one is out, as a whole
     */
    TypeCatalog(List<LoadedPlugin> loaded) {
        loaded.forEach(this::add);
    }

    private void add(LoadedPlugin plugin) {
        for (Offer offer : plugin.types()) {
            Offered other = types.get(new Key(offer.kind(), offer.type()));
            if (other != null) {
                plugins.add(LoadedPlugin.broken(
                        plugin.about(),
                        PluginStatus.FAILED,
                        offer.kind().word() + " type " + offer.type() + " is already offered by "
                                + other.plugin().about().id()));
                return;
            }
        }
        plugins.add(plugin);
        plugin.types().forEach(offer -> types.put(new Key(offer.kind(), offer.type()), new Offered(plugin, offer)));
    }

    Optional<Offered> find(ExtensionKind kind, String type) {
        return Optional.ofNullable(types.get(new Key(kind, type)));
    }

    List<String> typesOf(ExtensionKind kind) {
        return types.keySet().stream()
                .filter(key -> key.kind() == kind)
                .map(Key::type)
                .sorted()
                .toList();
    }

    List<LoadedPlugin> plugins() {
        return List.copyOf(plugins);
    }

    List<LoadedPlugin> broken() {
        return plugins.stream()
                .filter(plugin -> plugin.status() != PluginStatus.WORKS)
                .toList();
    }
}
