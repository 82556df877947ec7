package dev.teppan.platform.api.barbeque;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.teppan.platform.api.http.Body;
import dev.teppan.platform.api.http.JsonObjectText;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The parameters of a request: of its query, and over them those of its body, as JSON text. */
final class Parameters {

    private static final Pattern INTEGER = Pattern.compile("-?\\d{1,40}");

    private final Map<String, String> values;

    private Parameters(Map<String, String> values) {
        this.values = values;
    }

    /**
     * Reads the parameters.
     *
     * @throws dev.teppan.platform.api.http.Refusal when the body is no JSON or too large
     */
    static Parameters read(ContainerRequestContext request, InputStream in, int mostBytes) {
        Map<String, String> values = new HashMap<>();
        request.getUriInfo().getQueryParameters().forEach((name, texts) -> values.put(name, quoted(texts.getLast())));
        String body = Body.text(in, mostBytes);
        String type =
                String.valueOf(request.getProperty(BarbequeFilter.SENT_TYPE)).toLowerCase(Locale.ROOT);
        if (type.startsWith("application/x-www-form-urlencoded")) {
            form(body, values);
        } else if (body.strip().startsWith("{")) {
            values.putAll(JsonObjectText.members(body, JsonObjectText.Twice.LAST_WINS));
        } else if (!body.isBlank()) {
            // Whatever else is JSON has no parameters; what is none is refused.
            Body.json(body);
        }
        return new Parameters(values);
    }

    /** A string; empty when it is absent or anything else. */
    Optional<String> string(String name) {
        return value(name).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }

    /** The exact text of any value but null. */
    Optional<String> any(String name) {
        return Optional.ofNullable(values.get(name)).filter(text -> !text.equals("null"));
    }

    /** Whether a parameter is given and not null. */
    boolean has(String name) {
        return any(name).isPresent();
    }

    /** An integer, also as a string; empty when it is absent or anything else. */
    Optional<BigInteger> integer(String name) {
        return any(name)
                .map(text -> text.startsWith("\"") ? string(name).orElse("") : text)
                .filter(text -> INTEGER.matcher(text).matches())
                .map(BigInteger::new);
    }

    private Optional<JsonNode> value(String name) {
        return any(name).filter(text -> text.startsWith("\"")).map(Body::json);
    }

    private static void form(String body, Map<String, String> values) {
        for (String pair : body.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            if (!parts[0].isEmpty()) {
                values.put(decoded(parts[0]), quoted(parts.length == 2 ? decoded(parts[1]) : ""));
            }
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static String quoted(String text) {
        return TextNode.valueOf(text).toString();
    }
}
