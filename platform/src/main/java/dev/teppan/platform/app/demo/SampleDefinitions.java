package dev.teppan.platform.app.demo;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** Reads the definitions of the samples. */
final class SampleDefinitions {

    private static final String RESOURCE = "samples.yml";

    private SampleDefinitions() {}

    /**
     * Reads them.
     *
     * @param image replaces the one in the file
     */
    static List<ObjectNode> read(Optional<String> image) {
        try (InputStream input = SampleDefinitions.class.getResourceAsStream(RESOURCE);
                MappingIterator<ObjectNode> documents =
                        new YAMLMapper().readerFor(ObjectNode.class).readValues(input)) {
            List<ObjectNode> definitions = documents.readAll();
            definitions.stream()
                    .filter(definition -> definition.path("kind").asText().equals("Application"))
                    .forEach(application -> image.ifPresent(reference -> application.put("image", reference)));
            return definitions;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
