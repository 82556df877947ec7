package dev.teppan.platform.api.http;

import dev.teppan.platform.catalog.Problem;
import java.util.List;
import java.util.Map;

/**
 * Ends a request of the native API with a problem. Thrown by resources, written by {@link ProblemResponse}; not logged.
 */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Kind kind;
    private final transient List<Problem> errors;
    private final transient Map<String, String> headers;

    /** The kinds of problems there are; the word is the end of the problem's {@code type}. */
    public enum Kind {
        MALFORMED(400, "malformed", "The request cannot be read"),
        QUERY(400, "query", "The query is not valid"),
        NOT_FOUND(404, "not-found", "There is no such thing"),
        METHOD(405, "method", "The method is not allowed here"),
        CONFLICT(409, "conflict", "The present state does not allow it"),
        PRECONDITION(412, "precondition", "It was changed in the meantime"),
        TOO_LARGE(413, "too-large", "The request is too large"),
        MEDIA_TYPE(415, "media-type", "The body must be JSON"),
        RANGE(416, "range", "There is no such part"),
        INVALID(422, "invalid", "The request is not valid"),
        INTERNAL(500, "internal", "Teppan failed"),
        UNAVAILABLE(503, "unavailable", "Teppan cannot do it just now"),
        /** Whatever else the HTTP layer answers with. */
        OTHER(400, "request", "The request was refused");

        private final int status;
        private final String word;
        private final String title;

        Kind(int status, String word, String title) {
            this.status = status;
            this.word = word;
            this.title = title;
        }

        int status() {
            return status;
        }

        String word() {
            return word;
        }

        String title() {
            return title;
        }
    }

    public Refusal(Kind kind, String detail) {
        this(kind, detail, List.of(), Map.of());
    }

    public Refusal(Kind kind, String detail, List<Problem> errors, Map<String, String> headers) {
        super(detail, null, false, false);
        this.kind = kind;
        this.errors = List.copyOf(errors);
        this.headers = Map.copyOf(headers);
    }

    /** Refuses for all these problems at once. */
    public static Refusal invalid(List<Problem> errors) {
        return new Refusal(Kind.INVALID, sentence(errors), errors, Map.of());
    }

    /** Says that something does not exist. */
    public static Refusal notFound(String what) {
        return new Refusal(Kind.NOT_FOUND, "there is no " + what);
    }

    /** Asks to come again. */
    public static Refusal unavailable(String detail, int retryAfterSeconds) {
        return new Refusal(
                Kind.UNAVAILABLE, detail, List.of(), Map.of("Retry-After", String.valueOf(retryAfterSeconds)));
    }

    Kind kind() {
        return kind;
    }

    List<Problem> errors() {
        return errors;
    }

    Map<String, String> headers() {
        return headers;
    }

    private static String sentence(List<Problem> errors) {
        return errors.size() == 1
                ? errors.getFirst().toString()
                : errors.size() + " problems, the first: " + errors.getFirst();
    }
}
