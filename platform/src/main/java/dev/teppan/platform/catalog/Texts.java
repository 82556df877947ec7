package dev.teppan.platform.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Reads text that people write: no control characters but tab and line ends, and nothing that UTF-8 cannot hold. */
final class Texts {

    private Texts() {}

    static Optional<String> read(String at, JsonNode value, int longest, Problems problems) {
        if (!value.isTextual()) {
            problems.add(at, "must be text" + (value.isValueNode() ? "; put it in quotes" : ""));
            return Optional.empty();
        }
        String text = value.textValue();
        if (text.length() > longest) {
            problems.add(at, "must be text of at most %,d characters".formatted(longest));
            return Optional.empty();
        }
        if (!isStorable(text)) {
            problems.add(at, "must not contain control characters other than tab and line ends");
            return Optional.empty();
        }
        return Optional.of(text);
    }

    /** Whether all three databases give the text back as it is, and a terminal shows it without harm. */
    static boolean isStorable(String text) {
        return text.codePoints()
                .allMatch(c -> c == '\n'
                        || c == '\r'
                        || c == '\t'
                        || !(Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE));
    }
}
