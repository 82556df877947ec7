package dev.teppan.platform.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A JSON object cut into its members without touching their text, so that a message stays as it was sent: numbers of any
 * size, the order of members, {@code null} elements.
 *
 * @param values by name, each with its exact text; of a name that came twice the last
 * @param repeated the names that came more than once
 */
public record JsonMembers(Map<String, String> values, Set<String> repeated) {

    public JsonMembers {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        repeated = Collections.unmodifiableSet(new LinkedHashSet<>(repeated));
    }

    private static final JsonFactory JSON = new JsonFactory();

    /**
     * Cuts a text; empty when it is JSON but no object.
     *
     * @throws JsonProcessingException when it is no JSON, or goes on after the object
     */
    public static Optional<JsonMembers> of(String text) throws JsonProcessingException {
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            Map<String, String> values = new LinkedHashMap<>();
            Set<String> repeated = new LinkedHashSet<>();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                if (values.put(name, valueHere(parser, text)) != null) {
                    repeated.add(name);
                }
            }
            if (parser.nextToken() != null) {
                throw new JsonParseException(parser, "it goes on after its end");
            }
            return Optional.of(new JsonMembers(values, repeated));
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new IllegalStateException("a text could not be read", e);
        }
    }

    /**
     * Cuts an array into its elements, each with its exact text; empty when the text is JSON but no array.
     *
     * @throws JsonProcessingException when it is no JSON, or goes on after the array
     */
    public static Optional<List<String>> elements(String text) throws JsonProcessingException {
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                return Optional.empty();
            }
            List<String> elements = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                elements.add(valueHere(parser, text));
            }
            if (parser.nextToken() != null) {
                throw new JsonParseException(parser, "it goes on after its end");
            }
            return Optional.of(elements);
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new IllegalStateException("a text could not be read", e);
        }
    }

    private static String valueHere(JsonParser parser, String text) throws IOException {
        int start = (int) parser.currentTokenLocation().getCharOffset();
        parser.skipChildren();
        parser.finishToken();
        int end = (int) parser.currentLocation().getCharOffset();
        return text.substring(start, end).strip();
    }
}
