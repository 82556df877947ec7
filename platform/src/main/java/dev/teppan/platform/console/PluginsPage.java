package dev.teppan.platform.console;

import dev.teppan.platform.console.text.Formats;
import dev.teppan.platform.plugins.InstanceView;
import dev.teppan.platform.plugins.PluginStatus;
import dev.teppan.platform.plugins.PluginView;
import dev.teppan.platform.plugins.TypeView;
import java.time.Instant;
import java.util.List;

/** The plugins of this host, what each offers, and how its instances fare. */
record PluginsPage(Sentence sentence, String sayTone, List<Plugin> plugins) implements Page {

    /** One plugin. */
    record Plugin(
            String id,
            String version,
            String look,
            String status,
            String message,
            String description,
            boolean hasTypes,
            List<Type> types,
            String origin) {}

    /** A type that a plugin offers. */
    record Type(String kind, String type, List<Instance> instances) {}

    /** A configured instance. */
    record Instance(String name, String look, String status, String detail) {}

    static PluginsPage of(List<PluginView> views, Instant now) {
        List<Plugin> plugins = views.stream().map(view -> plugin(view, now)).toList();
        boolean well = plugins.stream().allMatch(plugin -> plugin.look().equals("succeeded"))
                && plugins.stream()
                        .flatMap(plugin -> plugin.types().stream())
                        .flatMap(type -> type.instances().stream())
                        .allMatch(instance -> instance.look().equals("succeeded"));
        return new PluginsPage(sentence(views), well ? "" : "t-failed", plugins);
    }

    private static Sentence sentence(List<PluginView> views) {
        long working = views.stream()
                .filter(view -> view.status() == PluginStatus.WORKS)
                .count();
        Sentence.Builder text = Sentence.bold(working + " of " + Words.many(views.size(), "plugin"))
                .text(working == 1 ? " works" : " work");
        views.stream()
                .flatMap(view -> view.types().stream())
                .flatMap(type -> type.instances().stream())
                .filter(instance -> !instance.healthy())
                .findFirst()
                .ifPresent(ill -> text.text("; ").strong(ill.name()).text(" fails"));
        return text.text(".").end();
    }

    private static Plugin plugin(PluginView view, Instant now) {
        boolean works = view.status() == PluginStatus.WORKS;
        return new Plugin(
                view.id(),
                view.version(),
                works ? "succeeded" : view.status() == PluginStatus.DISABLED ? "canceled" : "failed",
                word(view.status()),
                view.message(),
                view.description(),
                !view.types().isEmpty(),
                view.types().stream().map(type -> type(type, now)).toList(),
                origin(view));
    }

    private static String origin(PluginView view) {
        String from = view.file().equals("built-in") ? "Part of the platform" : view.file();
        String by = view.provider().isBlank() ? "" : ", by " + view.provider();
        String license = view.license().isBlank() ? "" : ", " + view.license();
        String requires = view.requires().isBlank() || view.requires().equals("*")
                ? ""
                : ", for version " + view.requires() + " of the plugin interface";
        return from + by + license + requires + ".";
    }

    private static Type type(TypeView view, Instant now) {
        return new Type(
                view.kind().word(),
                view.type(),
                view.instances().stream()
                        .map(instance -> instance(instance, now))
                        .toList());
    }

    private static Instance instance(InstanceView view, Instant now) {
        String since =
                view.since().map(time -> " since " + Formats.clock(time, now)).orElse("");
        return new Instance(
                view.name(),
                view.healthy() ? "succeeded" : "failed",
                view.healthy() ? "Works" : "Fails" + since,
                view.message());
    }

    private static String word(PluginStatus status) {
        return switch (status) {
            case WORKS -> "Works";
            case FAILED -> "Could not be started";
            case DISABLED -> "Switched off";
            case CORRUPT -> "Cannot be read";
            case EMPTY -> "Offers nothing";
        };
    }

    @Override
    public String template() {
        return "plugins";
    }

    @Override
    public String windowTitle() {
        return "Plugins";
    }

    @Override
    public String section() {
        return "plugins";
    }
}
