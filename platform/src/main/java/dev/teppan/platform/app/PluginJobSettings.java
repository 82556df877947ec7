package dev.teppan.platform.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.teppan.platform.catalog.ExecutorSettingsCheck;
import dev.teppan.platform.catalog.Job;
import dev.teppan.platform.catalog.Problem;
import dev.teppan.platform.dispatch.JobSettings;
import dev.teppan.platform.plugins.ConfiguredInstance;
import dev.teppan.platform.plugins.PluginRegistry;
import dev.teppan.platform.plugins.settings.Bound;
import dev.teppan.platform.plugins.settings.SettingProblem;
import dev.teppan.platform.plugins.settings.Spelling;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What jobs set for executors, as the executors' plugins understand it. A job writes it by type; plugins are asked by
 * instance.
 */
final class PluginJobSettings implements JobSettings, ExecutorSettingsCheck {

    private final PluginRegistry registry;
    private final Map<String, String> typeOfExecutor;

    PluginJobSettings(PluginRegistry registry, Map<String, ConfiguredInstance> executors) {
        this.registry = registry;
        this.typeOfExecutor = executors.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> entry.getValue().type()));
    }

    @Override
    public Record bind(String executor, Job job) {
        JsonNode written = job.executorSettings()
                .getOrDefault(typeOfExecutor.getOrDefault(executor, ""), JsonNodeFactory.instance.objectNode());
        Bound<? extends Record> bound = registry.bindJobSettings(executor, written)
                .orElseThrow(() -> new IllegalArgumentException("there is no executor " + executor));
        return switch (bound) {
            case Bound.Valid<? extends Record> valid -> valid.value();
            case Bound.Invalid<? extends Record> invalid ->
                throw new IllegalArgumentException("the job's settings for the executor " + executor
                        + " do not suit it: "
                        + invalid.problems().stream()
                                .map(problem -> problem.pointer() + " " + problem.message())
                                .collect(Collectors.joining(", ")));
        };
    }

    @Override
    public List<Problem> check(String type, JsonNode settings) {
        Optional<Bound<? extends Record>> bound = typeOfExecutor.entrySet().stream()
                .filter(entry -> entry.getValue().equals(type))
                .findFirst()
                .flatMap(entry -> registry.bindJobSettings(entry.getKey(), settings));
        if (bound.isEmpty()) {
            return List.of(new Problem("", noSuchType(type)));
        }
        return switch (bound.get()) {
            case Bound.Valid<? extends Record> valid -> List.of();
            case Bound.Invalid<? extends Record> invalid ->
                invalid.problems().stream().map(PluginJobSettings::problem).toList();
        };
    }

    private String noSuchType(String type) {
        TreeSet<String> types = new TreeSet<>(typeOfExecutor.values());
        return "no executor of the type " + type + " is configured"
                + Spelling.nearest(type, types)
                        .map(nearest -> "; did you mean " + nearest + "?")
                        .orElse("; there are " + String.join(", ", types));
    }

    private static Problem problem(SettingProblem found) {
        return new Problem(found.pointer(), found.message());
    }
}
