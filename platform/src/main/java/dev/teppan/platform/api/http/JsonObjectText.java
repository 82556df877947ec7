package dev.teppan.platform.api.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.teppan.platform.api.http.Refusal.Kind;
import dev.teppan.platform.intake.JsonMembers;
import java.util.Map;

/** Cuts the body of a request, a JSON object, into its members without touching their text. */
public final class JsonObjectText {

    private JsonObjectText() {}

    /** What to do when a member comes twice. */
    public enum Twice {
        REFUSE,
        LAST_WINS
    }

    /**
     * The members in order, each with the exact text of its value.
     *
     * @throws Refusal when the text is no JSON object
     */
    public static Map<String, String> members(String text, Twice twice) {
        try {
            JsonMembers members = JsonMembers.of(text)
                    .orElseThrow(() -> new Refusal(
                            Kind.MALFORMED,
                            text.isBlank() ? "the body must be JSON; it is empty" : "the body must be a JSON object"));
            if (twice == Twice.REFUSE && !members.repeated().isEmpty()) {
                String name = members.repeated().iterator().next();
                throw new Refusal(Kind.MALFORMED, "the body has the member \"" + Body.printable(name) + "\" twice");
            }
            return members.values();
        } catch (JsonProcessingException e) {
            throw Body.malformed(e);
        }
    }
}
