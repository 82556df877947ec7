package dev.teppan.platform.plugins;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One instance as the configuration names it.
 *
 * @param type the type of the plugin; empty where the configuration forgot it, which the registry reports
 * @param settings the tree that is bound to the plugin's settings record
 * @param calls the tree that is bound to {@link CallLimits}
 * @param pools of an executor: how those grow and shrink that are named
 */
public record ConfiguredInstance(String type, JsonNode settings, JsonNode calls, Map<String, PoolSettings> pools) {

    public ConfiguredInstance {
        pools = Map.copyOf(pools);
    }

    /** Without pools, as Jackson reads it; parts that are not given are empty. */
    @JsonCreator
    public static ConfiguredInstance of(
            @JsonProperty("type") @Nullable String type,
            @JsonProperty("settings") @Nullable JsonNode settings,
            @JsonProperty("calls") @Nullable JsonNode calls) {
        return new ConfiguredInstance(type == null ? "" : type, orEmpty(settings), orEmpty(calls), Map.of());
    }

    /** The same with these pools. */
    public ConfiguredInstance with(Map<String, PoolSettings> named) {
        return new ConfiguredInstance(type, settings, calls, named);
    }

    private static JsonNode orEmpty(@Nullable JsonNode tree) {
        return tree == null || tree.isNull() || tree.isMissingNode() ? JsonNodeFactory.instance.objectNode() : tree;
    }
}
