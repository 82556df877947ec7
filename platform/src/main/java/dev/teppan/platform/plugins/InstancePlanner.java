package dev.teppan.platform.plugins;

import com.fasterxml.jackson.databind.JsonNode;
import dev.teppan.platform.plugins.PluginStartException.Problem;
import dev.teppan.platform.plugins.TypeCatalog.Offered;
import dev.teppan.platform.plugins.settings.Bound;
import dev.teppan.platform.plugins.settings.SettingsBinder;
import dev.teppan.platform.plugins.settings.Spelling;
import dev.teppan.spi.HostSituation;
import dev.teppan.spi.PluginFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Compares the configuration with what the plugins offer. Creates nothing; collects everything that is wrong. */
final class InstancePlanner {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    private final TypeCatalog catalog;
    private final SettingsBinder binder;
    private final HostSituation situation;
    private final List<InstancePlan> plans = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    InstancePlanner(TypeCatalog catalog, SettingsBinder binder, HostSituation situation) {
        this.catalog = catalog;
        this.binder = binder;
        this.situation = situation;
    }

    void plan(PluginConfiguration configuration) {
        for (ExtensionKind kind : ExtensionKind.values()) {
            configuration.of(kind).forEach((name, instance) -> plan(kind, name, instance));
        }
    }

    List<InstancePlan> plans() {
        return List.copyOf(plans);
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    private void plan(ExtensionKind kind, String name, ConfiguredInstance instance) {
        String pointer = "/" + kind.section() + "/" + name.replace("~", "~0").replace("/", "~1");
        if (!NAME.matcher(name).matches()) {
            problems.add(new Problem(pointer, "an instance is named by 1 to 63 lower case letters, digits and dashes"));
        }
        Optional<CallLimits> limits = bind(CallLimits.class, instance.calls(), pointer + "/calls", "");
        Optional<Offered> offered = catalog.find(kind, instance.type());
        if (offered.isEmpty()) {
            problems.add(new Problem(pointer + "/type", missing(kind, instance.type())));
            return;
        }
        var factory = offered.get().offer().factory();
        String plugin = " (plugin " + offered.get().plugin().about().id() + ")";
        Optional<? extends Record> settings =
                bind(factory.settingsType(), instance.settings(), pointer + "/settings", plugin);
        settings.map(valid -> objections(factory, valid))
                .orElse(List.of())
                .forEach(objection -> problems.add(new Problem(pointer + "/settings", objection + plugin)));
        if (settings.isPresent() && limits.isPresent()) {
            plans.add(new InstancePlan(
                    kind, name, offered.get().plugin(), factory, settings.get(), limits.get(), instance.pools()));
        }
    }

    private <C extends Record> List<String> objections(PluginFactory<C, ?> factory, Record settings) {
        return factory.objections(factory.settingsType().cast(settings), situation);
    }

    private <C extends Record> Optional<C> bind(Class<C> type, JsonNode tree, String pointer, String plugin) {
        return switch (binder.bind(type, tree)) {
            case Bound.Valid<C> valid -> Optional.of(valid.value());
            case Bound.Invalid<C> invalid -> {
                invalid.problems()
                        .forEach(problem ->
                                problems.add(new Problem(pointer + problem.pointer(), problem.message() + plugin)));
                yield Optional.empty();
            }
        };
    }

    private String missing(ExtensionKind kind, String type) {
        if (type.isEmpty()) {
            return "must be given";
        }
        List<String> known = catalog.typesOf(kind);
        String hint = Spelling.nearest(type, known)
                .map(nearest -> "; did you mean " + nearest + "?")
                .orElse("; known are " + (known.isEmpty() ? "none" : String.join(", ", known)));
        String broken = catalog.broken().stream()
                .map(plugin -> plugin.about().id() + " (" + plugin.message() + ")")
                .collect(Collectors.joining("; "));
        return "no plugin offers " + kind.word() + " type " + type + hint
                + (broken.isEmpty() ? "" : ". Plugins that do not work: " + broken);
    }
}
