package dev.teppan.platform.app.config;

import io.dropwizard.configuration.ConfigurationException;
import io.dropwizard.jackson.Jackson;
import io.dropwizard.jersey.validation.Validators;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Reads configurations written in a test. */
final class ConfigurationText {

    private static final String NAME = "test.yml";

    private ConfigurationText() {}

    static TeppanConfiguration read(String yaml) throws IOException, ConfigurationException {
        return read(yaml, Map.of());
    }

    static TeppanConfiguration read(String yaml, Map<String, String> environment)
            throws IOException, ConfigurationException {
        return new TeppanConfigurationFactory(Validators.newValidator(), Jackson.newObjectMapper(), environment)
                .build(path -> new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), NAME);
    }

    /** All that is wrong with a configuration; nothing when it is good. */
    static Collection<String> errors(String yaml) throws IOException {
        return errors(yaml, Map.of());
    }

    static Collection<String> errors(String yaml, Map<String, String> environment) throws IOException {
        try {
            read(yaml, environment);
            return List.of();
        } catch (ConfigurationException e) {
            return e.getErrors();
        }
    }
}
