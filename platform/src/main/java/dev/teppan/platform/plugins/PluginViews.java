package dev.teppan.platform.plugins;

import dev.teppan.platform.plugins.LoadedPlugin.About;
import dev.teppan.platform.plugins.LoadedPlugin.Offer;
import dev.teppan.platform.plugins.settings.SettingsSchema;
import dev.teppan.spi.executor.JobExecutorFactory;
import java.util.List;
import java.util.Optional;

/** Describes plugins for the outside. */
final class PluginViews {

    private PluginViews() {}

    static List<PluginView> of(List<LoadedPlugin> plugins, List<RunningInstance> instances) {
        return plugins.stream().map(plugin -> view(plugin, instances)).toList();
    }

    private static PluginView view(LoadedPlugin plugin, List<RunningInstance> instances) {
        About about = plugin.about();
        return new PluginView(
                about.id(),
                about.version(),
                about.provider(),
                about.license(),
                about.description(),
                about.file(),
                about.requires(),
                plugin.status(),
                plugin.message(),
                plugin.types().stream().map(offer -> view(offer, instances)).toList());
    }

    private static TypeView view(Offer offer, List<RunningInstance> instances) {
        Optional<SettingsSchema> jobSettings = offer.factory() instanceof JobExecutorFactory<?, ?> executors
                ? Optional.of(SettingsSchema.of(executors.jobSettingsType()))
                : Optional.empty();
        return new TypeView(
                offer.kind(),
                offer.type(),
                SettingsSchema.of(offer.factory().settingsType()),
                jobSettings,
                instances.stream()
                        .filter(instance -> instance.plan().isOf(offer))
                        .map(RunningInstance::view)
                        .toList());
    }
}
