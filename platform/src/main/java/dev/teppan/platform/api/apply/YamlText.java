package dev.teppan.platform.api.apply;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.List;

/** Writes definitions as people read them. */
final class YamlText {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER, YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES, YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
            .build();

    private YamlText() {}

    static List<String> lines(JsonNode value) {
        try {
            return YAML.writeValueAsString(value).lines().toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a definition cannot be written as YAML", e);
        }
    }
}
