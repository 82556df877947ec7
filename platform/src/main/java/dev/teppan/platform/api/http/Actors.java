package dev.teppan.platform.api.http;

import dev.teppan.platform.api.http.Refusal.Kind;
import dev.teppan.platform.execution.Actor;
import org.jspecify.annotations.Nullable;

/** Names who sent a request. */
public final class Actors {

    /** The header in which a caller names itself. */
    public static final String HEADER = "X-Teppan-Actor";

    private static final Actor API = new Actor("api");

    private Actors() {}

    /** The actor of a request on the native API. */
    public static Actor of(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return API;
        }
        String name = header.strip();
        if (name.length() > 120 || name.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw new Refusal(Kind.MALFORMED, HEADER + " must be 1 to 120 printable ASCII characters");
        }
        return new Actor(name);
    }
}
