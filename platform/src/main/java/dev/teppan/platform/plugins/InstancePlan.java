package dev.teppan.platform.plugins;

import dev.teppan.spi.PluginFactory;

/** One configured instance whose plugin was found and whose settings were understood. */
record InstancePlan(
        ExtensionKind kind,
        String name,
        LoadedPlugin plugin,
        PluginFactory<?, ?> factory,
        Record settings,
        CallLimits limits) {

    /** Names it among all instances. */
    String namespace() {
        return kind.section() + "/" + name;
    }

    /** Whether it is an instance of that type. */
    boolean isOf(LoadedPlugin.Offer offer) {
        return kind == offer.kind() && factory.type().equals(offer.type());
    }
}
