package dev.teppan.platform.api.execution;

import dev.teppan.platform.execution.ExecutionId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * A place in a list and the direction in which to go on, as an opaque text for callers.
 *
 * @param newer whether the page of newer executions is asked for
 */
record Cursor(boolean newer, ExecutionId from) {

    static Optional<Cursor> parse(String text) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
            if (plain.length() < 2 || (plain.charAt(0) != 'n' && plain.charAt(0) != 'o')) {
                return Optional.empty();
            }
            return Optional.of(plain.substring(1))
                    .filter(ExecutionId::isValid)
                    .map(id -> new Cursor(plain.charAt(0) == 'n', new ExecutionId(id)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(((newer ? "n" : "o") + from.value()).getBytes(StandardCharsets.US_ASCII));
    }
}
