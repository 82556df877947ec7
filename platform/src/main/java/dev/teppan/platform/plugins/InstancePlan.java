package dev.teppan.platform.plugins;

import dev.teppan.platform.plugins.guard.PoolShapes;
import dev.teppan.spi.PluginFactory;
import dev.teppan.spi.Resources;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One configured instance whose plugin was found and whose settings were understood. */
record InstancePlan(
        ExtensionKind kind,
        String name,
        LoadedPlugin plugin,
        PluginFactory<?, ?> factory,
        Record settings,
        CallLimits limits,
        Map<String, PoolSettings> pools) {

    /** Names it among all instances. */
    String namespace() {
        return kind.section() + "/" + name;
    }

    /** Whether it is an instance of that type. */
    boolean isOf(LoadedPlugin.Offer offer) {
        return kind == offer.kind() && factory.type().equals(offer.type());
    }

    /** The shapes that the configuration names. */
    PoolShapes shapes() {
        Map<String, List<Resources>> named = pools.entrySet().stream()
                .filter(pool -> !pool.getValue().shapes().isEmpty())
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        pool -> pool.getValue().shapes().stream()
                                .map(PoolSettings.Shape::size)
                                .toList()));
        return new PoolShapes(named);
    }
}
