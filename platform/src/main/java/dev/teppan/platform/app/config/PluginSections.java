package dev.teppan.platform.app.config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.teppan.platform.plugins.ConfiguredInstance;
import dev.teppan.platform.plugins.PluginConfiguration;
import dev.teppan.platform.plugins.settings.SettingsBinder;
import dev.teppan.platform.plugins.settings.Spelling;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the sections that name instances of plugins. What an instance's {@code settings} may say is the plugin's affair and
 * checked when the plugins are known.
 */
final class PluginSections {

    /** The sections. */
    static final Set<String> NAMES = Set.of("executors", "logStore", "notifiers", "queueSources");

    /** The name under which the only log store runs. */
    private static final String LOG_STORE = "output";

    private static final String EXECUTORS = "executors";
    private static final List<String> INSTANCE = List.of("type", "settings", "calls");
    private static final List<String> EXECUTOR = List.of("type", "settings", "calls", "pools");
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    private final SettingsBinder binder;
    private final List<Problem> problems;

    PluginSections(SettingsBinder binder, List<Problem> problems) {
        this.binder = binder;
        this.problems = problems;
    }

    PluginConfiguration read(JsonNode root) {
        return new PluginConfiguration(
                executors(root),
                Map.of(LOG_STORE, logStore(root.path("logStore"))),
                named(root, "notifiers", INSTANCE),
                named(root, "queueSources", INSTANCE));
    }

    private Map<String, ConfiguredInstance> executors(JsonNode root) {
        Map<String, ConfiguredInstance> instances = named(root, EXECUTORS, EXECUTOR);
        PoolSections pools = new PoolSections(binder, problems);
        instances.replaceAll((name, instance) ->
                instance.with(pools.read(root.path(EXECUTORS).path(name), Pointers.child("/" + EXECUTORS, name))));
        return instances;
    }

    private Map<String, ConfiguredInstance> named(JsonNode root, String section, List<String> fields) {
        Map<String, ConfiguredInstance> instances = new LinkedHashMap<>();
        JsonNode group = root.path(section);
        String pointer = "/" + section;
        if (group.isMissingNode() || group.isNull()) {
            return instances;
        }
        if (!group.isObject()) {
            problems.add(new Problem(pointer, "must be a group of names, each with a type and settings"));
            return instances;
        }
        for (Map.Entry<String, JsonNode> entry : group.properties()) {
            String at = Pointers.child(pointer, entry.getKey());
            if (!NAME.matcher(entry.getKey()).matches()) {
                problems.add(new Problem(at, "is no name: 1 to 63 small letters, digits and dashes are"));
            }
            instances.put(entry.getKey(), instance(entry.getValue(), at, fields));
        }
        return instances;
    }

    private ConfiguredInstance logStore(JsonNode node) {
        return node.isMissingNode() || node.isNull()
                ? ConfiguredInstance.of("file", null, null)
                : instance(node, "/logStore", INSTANCE);
    }

    private ConfiguredInstance instance(JsonNode node, String pointer, List<String> fields) {
        if (!node.isObject()) {
            problems.add(new Problem(pointer, "must be a group with type and settings"));
            return ConfiguredInstance.of(null, null, null);
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (!fields.contains(field.getKey())) {
                problems.add(new Problem(
                        Pointers.child(pointer, field.getKey()),
                        "is not a setting"
                                + Spelling.nearest(field.getKey(), fields)
                                        .map(name -> "; did you mean " + name + "?")
                                        .orElse("; known are " + String.join(", ", fields))));
            }
        }
        if (!node.path("type").isTextual() || node.path("type").asText().isBlank()) {
            problems.add(new Problem(pointer + "/type", "must be given"));
        }
        return ConfiguredInstance.of(node.path("type").asText(), node.get("settings"), node.get("calls"));
    }
}
