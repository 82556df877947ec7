package dev.teppan.platform.app.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.teppan.platform.plugins.PluginConfiguration;
import dev.teppan.platform.plugins.settings.Bound;
import dev.teppan.platform.plugins.settings.SecretSource;
import dev.teppan.platform.plugins.settings.SettingsBinder;
import dev.teppan.platform.plugins.settings.SettingsSchema;
import dev.teppan.platform.plugins.settings.Spelling;
import io.dropwizard.configuration.ConfigurationFactory;
import io.dropwizard.configuration.ConfigurationSourceProvider;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads configuration files and tells everything that is wrong in one at once. */
public final class TeppanConfigurationFactory implements ConfigurationFactory<TeppanConfiguration> {

    private final Validator validator;
    private final ObjectMapper mapper;
    private final Map<String, String> environment;

    /**
     * A factory.
     *
     * @param environment what {@code ${NAME}} and {@code env:NAME} stand for
     */
    public TeppanConfigurationFactory(Validator validator, ObjectMapper mapper, Map<String, String> environment) {
        this.validator = validator;
        this.mapper = mapper;
        this.environment = Map.copyOf(environment);
    }

    @Override
    public TeppanConfiguration build(ConfigurationSourceProvider provider, String path)
            throws IOException, InvalidConfigurationException {
        try (InputStream input = provider.open(path)) {
            return build(input.readAllBytes(), path);
        }
    }

    /** Dropwizard calls this when no file was named. */
    @Override
    public TeppanConfiguration build() throws InvalidConfigurationException {
        throw new InvalidConfigurationException("configuration", List.of("no file was named"));
    }

    private TeppanConfiguration build(byte[] yaml, String path) throws InvalidConfigurationException {
        List<Problem> problems = new ArrayList<>();
        ObjectNode root = parse(yaml, path);
        JsonNode replaced = new EnvironmentVariables(environment, problems).replace(root, "");
        refuseUnknown(root, problems);
        ObjectNode http = root.objectNode();
        ObjectNode plugins = root.objectNode();
        move(root, HttpSections.NAMES, http);
        move(root, PluginSections.NAMES, plugins);
        Optional<TeppanConfiguration> configuration = new HttpSections(mapper, validator, problems).bind(http);
        SettingsBinder binder = new SettingsBinder(SecretSource.ofHost(environment));
        Optional<TeppanSettings> settings = settings(binder, replaced, problems);
        PluginConfiguration instances = new PluginSections(binder, problems).read(plugins);
        settings.ifPresent(valid -> new Consistency(problems).check(valid, instances));
        if (!problems.isEmpty() || configuration.isEmpty() || settings.isEmpty()) {
            throw new InvalidConfigurationException(path, lines(problems));
        }
        return configuration.get().with(settings.get(), instances);
    }

    private static Optional<TeppanSettings> settings(SettingsBinder binder, JsonNode tree, List<Problem> problems) {
        return switch (binder.bind(TeppanSettings.class, tree)) {
            case Bound.Valid<TeppanSettings> valid -> Optional.of(valid.value());
            case Bound.Invalid<TeppanSettings> invalid -> {
                invalid.problems().forEach(problem -> problems.add(new Problem(problem.pointer(), problem.message())));
                yield Optional.empty();
            }
        };
    }

    private static List<String> lines(List<Problem> problems) {
        return problems.stream()
                .sorted(Comparator.comparing(Problem::pointer))
                .map(Problem::line)
                .distinct()
                .toList();
    }

    private static ObjectNode parse(byte[] yaml, String path) throws InvalidConfigurationException {
        try {
            JsonNode root = YAMLMapper.builder()
                    .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                    .build()
                    .readTree(yaml);
            if (root instanceof ObjectNode object) {
                return object;
            }
            throw new InvalidConfigurationException(path, List.of("must be a YAML file with one setting a line"));
        } catch (JsonProcessingException e) {
            String where =
                    e.getLocation() == null ? "" : " in line " + e.getLocation().getLineNr();
            String what = e.getOriginalMessage().lines().findFirst().orElse("");
            throw new InvalidConfigurationException(path, List.of("is not valid YAML" + where + ": " + what));
        } catch (IOException e) {
            throw new InvalidConfigurationException(path, List.of("cannot be read: " + e.getMessage()));
        }
    }

    private static void refuseUnknown(ObjectNode root, List<Problem> problems) {
        Set<String> known = new TreeSet<>(HttpSections.NAMES);
        known.addAll(PluginSections.NAMES);
        SettingsSchema.of(TeppanSettings.class).fields().forEach(field -> known.add(field.name()));
        Set<String> given = new TreeSet<>();
        root.fieldNames().forEachRemaining(given::add);
        given.removeAll(known);
        for (String name : given) {
            root.remove(name);
            problems.add(new Problem(
                    Pointers.child("", name),
                    "is not a setting"
                            + Spelling.nearest(name, known)
                                    .map(nearest -> "; did you mean " + nearest + "?")
                                    .orElse("; known are " + String.join(", ", known))));
        }
    }

    private static void move(ObjectNode from, Set<String> names, ObjectNode into) {
        Map<String, JsonNode> moved = new HashMap<>();
        names.forEach(name -> {
            JsonNode section = from.remove(name);
            if (section != null && !section.isNull()) {
                moved.put(name, section);
            }
        });
        into.setAll(moved);
    }
}
