package dev.teppan.platform.app.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.text.StringSubstitutor;
import org.apache.commons.text.lookup.StringLookup;

/**
 * Replaces {@code ${NAME}} and {@code ${NAME:-default}} in the values of a configuration. Values are replaced after the YAML
 * is read, so that nothing in a variable can change its structure.
 */
final class EnvironmentVariables {

    private final Map<String, String> environment;
    private final List<Problem> problems;

    EnvironmentVariables(Map<String, String> environment, List<Problem> problems) {
        this.environment = environment;
        this.problems = problems;
    }

    /** The tree with its variables replaced; one that is not set is noted as a problem. */
    JsonNode replace(JsonNode node, String pointer) {
        return switch (node) {
            case ObjectNode object -> {
                for (Map.Entry<String, JsonNode> field : object.properties()) {
                    field.setValue(replace(field.getValue(), Pointers.child(pointer, field.getKey())));
                }
                yield object;
            }
            case ArrayNode array -> {
                for (int index = 0; index < array.size(); index++) {
                    array.set(index, replace(array.get(index), pointer + "/" + index));
                }
                yield array;
            }
            case TextNode text -> new TextNode(replaced(text.textValue(), pointer));
            default -> node;
        };
    }

    private String replaced(String text, String pointer) {
        StringLookup lookup = name -> environment.get(name);
        StringSubstitutor substitutor = new StringSubstitutor(lookup)
                .setEnableUndefinedVariableException(true)
                .setDisableSubstitutionInValues(true);
        try {
            return Optional.ofNullable(substitutor.replace(text)).orElse("");
        } catch (IllegalArgumentException e) {
            problems.add(new Problem(pointer, "uses an environment variable that is not set: " + undefined(text)));
            return text;
        }
    }

    private String undefined(String text) {
        List<String> names = new ArrayList<>();
        StringLookup collecting = name -> {
            String value = environment.get(name);
            if (value == null) {
                names.add(name);
            }
            return value;
        };
        String unused = new StringSubstitutor(collecting)
                .setDisableSubstitutionInValues(true)
                .replace(text);
        return names.isEmpty() || unused == null ? text : String.join(", ", names);
    }
}
