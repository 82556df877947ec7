package dev.teppan.platform.plugins;

import dev.teppan.platform.plugins.settings.SettingsSchema;
import java.util.List;
import java.util.Optional;

/**
 * One type that a plugin offers.
 *
 * @param settings the schema of an instance's settings
 * @param jobSettings the schema of what a single job may set; for executors only
 * @param instances the instances of this type
 */
public record TypeView(
        ExtensionKind kind,
        String type,
        SettingsSchema settings,
        Optional<SettingsSchema> jobSettings,
        List<InstanceView> instances) {
    public TypeView {
        instances = List.copyOf(instances);
    }
}
