package dev.teppan.platform.console.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Sets JSON out over lines, names and strings marked. Works on tokens, so numbers keep every digit, members their order,
 * and a name that comes twice is shown twice. Text that is no JSON stays as it is.
 */
public final class PrettyJson {

    private static final JsonFactory JSON = new JsonFactory();

    private final List<Part> parts = new ArrayList<>();
    private final StringBuilder plain = new StringBuilder();

    private PrettyJson() {}

    /** Sets one JSON text out. */
    public static List<Part> of(String json) {
        PrettyJson pretty = new PrettyJson();
        try (JsonParser parser = JSON.createParser(json)) {
            pretty.walk(parser);
        } catch (IOException e) {
            return List.of(new Part(json, ""));
        }
        return pretty.finished();
    }

    private void walk(JsonParser parser) throws IOException {
        int depth = 0;
        boolean afterName = false;
        JsonToken previous = null;
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            boolean end = token.isStructEnd();
            depth -= end ? 1 : 0;
            if (previous != null && !afterName) {
                boolean opened = previous.isStructStart();
                plain.append(!end && !opened ? "," : "");
                if (!(end && opened)) {
                    plain.append('\n').append("  ".repeat(depth));
                }
            }
            afterName = token == JsonToken.FIELD_NAME;
            write(token, parser);
            depth += token.isStructStart() ? 1 : 0;
            previous = token;
        }
    }

    private void write(JsonToken token, JsonParser parser) throws IOException {
        if (token == JsonToken.FIELD_NAME) {
            marked(quoted(parser.currentName()), "jn");
            plain.append(": ");
        } else if (token == JsonToken.VALUE_STRING) {
            marked(quoted(parser.getText()), "js");
        } else {
            plain.append(parser.getText());
        }
    }

    private void marked(String text, String look) {
        flush();
        parts.add(new Part(text, look));
    }

    private void flush() {
        if (!plain.isEmpty()) {
            parts.add(new Part(plain.toString(), ""));
            plain.setLength(0);
        }
    }

    private List<Part> finished() {
        flush();
        return parts;
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(point -> {
            switch (point) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    boolean shown = !Character.isISOControl(point) && Character.getType(point) != Character.FORMAT;
                    if (shown) {
                        out.appendCodePoint(point);
                    } else {
                        out.append(String.format("\\u%04x", point));
                    }
                }
            }
        });
        return out.append('"').toString();
    }
}
