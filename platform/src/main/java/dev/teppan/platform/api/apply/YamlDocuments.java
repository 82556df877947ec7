package dev.teppan.platform.api.apply;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes the text of one file apart into documents, and remembers the line of everything in them. */
final class YamlDocuments {

    private static final YAMLMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final String source;

    YamlDocuments(String source) {
        this.source = source;
    }

    List<Document> read(String text) throws DocumentException {
        try {
            List<Map<String, Integer>> lines = lines(text);
            List<Document> documents = new ArrayList<>();
            try (MappingIterator<JsonNode> values =
                    YAML.readerFor(JsonNode.class).readValues(text)) {
                for (int number = 0; values.hasNextValue(); number++) {
                    JsonNode value = values.nextValue();
                    // A document of comments only, as after a last "---".
                    if (!isNothing(value)) {
                        documents.add(new Document(
                                source, number + 1, value, number < lines.size() ? lines.get(number) : Map.of()));
                    }
                }
            }
            return documents;
        } catch (JsonProcessingException e) {
            throw new DocumentException(List.of(place(e.getLocation()) + ": " + sentence(e)));
        } catch (IOException e) {
            throw new UncheckedIOException("a text could not be read", e);
        }
    }

    /** The line of each member, for each document. */
    private List<Map<String, Integer>> lines(String text) throws IOException, DocumentException {
        List<Map<String, Integer>> documents = new ArrayList<>();
        try (YAMLParser parser = YAML.getFactory().createParser(text)) {
            Map<String, Integer> lines = new HashMap<>();
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (parser.isCurrentAlias()) {
                    throw new DocumentException(List.of(place(parser.currentTokenLocation())
                            + ": aliases (*name) are not supported here; write the value out"));
                }
                lines.putIfAbsent(
                        parser.getParsingContext().pathAsPointer().toString(),
                        parser.currentTokenLocation().getLineNr());
                boolean ended = parser.getParsingContext().inRoot() && !token.isStructStart();
                if (ended) {
                    documents.add(lines);
                    lines = new HashMap<>();
                }
            }
        }
        return documents;
    }

    private static boolean isNothing(JsonNode value) {
        return value.isNull()
                || value.isMissingNode()
                || (value.isTextual() && value.textValue().isEmpty());
    }

    private String place(JsonLocation location) {
        return source + ":" + (location == null ? 1 : location.getLineNr());
    }

    private static String sentence(JsonProcessingException e) {
        return Optional.ofNullable(e.getOriginalMessage())
                .flatMap(message -> message.lines().findFirst())
                .orElse("is no YAML");
    }
}
