package dev.teppan.platform.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.teppan.platform.api.http.Json;
import dev.teppan.platform.api.http.Query;
import dev.teppan.platform.api.openapi.Described;
import dev.teppan.platform.plugins.InstanceView;
import dev.teppan.platform.plugins.PluginView;
import dev.teppan.platform.plugins.TypeView;
import dev.teppan.platform.plugins.settings.SettingsSchema;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The plugins of this host, those that do not work too. */
@Path("/api/v1/plugins")
public final class PluginsResource {

    private final Supplier<List<PluginView>> plugins;

    /**
     * Shows plugins.
     *
     * @param plugins may ask executors for their health, and block for a moment
     */
    public PluginsResource(Supplier<List<PluginView>> plugins) {
        this.plugins = plugins;
    }

    @GET
    @Described(summary = "Plugins with their types, schemas of settings and instances", answers = "200 Plugins")
    public Response list(@Context UriInfo uri) {
        new Query(uri).check();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode items = body.putArray("items");
        plugins.get().forEach(plugin -> items.add(json(plugin)));
        return Json.ok(body);
    }

    private static ObjectNode json(PluginView plugin) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", plugin.id());
        node.put("version", plugin.version());
        node.put("provider", plugin.provider());
        node.put("license", plugin.license());
        node.put("description", plugin.description());
        node.put("file", plugin.file());
        node.put("requires", plugin.requires());
        node.put("status", word(plugin.status()));
        node.put("message", plugin.message());
        ArrayNode types = node.putArray("types");
        plugin.types().forEach(type -> types.add(json(type)));
        return node;
    }

    private static ObjectNode json(TypeView type) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("kind", word(type.kind()));
        node.put("type", type.type());
        node.set("settings", json(type.settings().fields()));
        type.jobSettings().ifPresent(schema -> node.set("jobSettings", json(schema.fields())));
        ArrayNode instances = node.putArray("instances");
        type.instances().forEach(instance -> instances.add(json(instance)));
        return node;
    }

    private static ObjectNode json(InstanceView instance) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("name", instance.name());
        node.put("healthy", instance.healthy());
        node.put("message", instance.message());
        instance.since().ifPresent(since -> Json.put(node, "since", since));
        return node;
    }

    private static JsonNode json(List<SettingsSchema.Field> fields) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (SettingsSchema.Field field : fields) {
            ObjectNode node = list.addObject();
            node.put("name", field.name());
            node.put("type", word(field.type()));
            node.put("description", field.description());
            node.put("default", field.defaultValue());
            node.put("required", field.required());
            ObjectNode constraints = node.putObject("constraints");
            new TreeMap<>(field.constraints()).forEach(constraints::put);
            field.choices().forEach(node.putArray("choices")::add);
            field.element().ifPresent(element -> node.put("element", word(element)));
            node.set("children", json(field.children()));
        }
        return list;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
