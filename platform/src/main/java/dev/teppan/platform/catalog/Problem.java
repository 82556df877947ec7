package dev.teppan.platform.catalog;

/**
 * One thing that is wrong with a definition or a request.
 *
 * @param pointer where, as a JSON pointer (RFC 6901); empty for the whole
 * @param message what must hold there, with the limit
 */
public record Problem(String pointer, String message) {

    /** The same problem seen from further out. */
    public Problem below(String outer) {
        return new Problem(outer + pointer, message);
    }

    /** The pointer to a member of what {@code pointer} names. */
    public static String child(String pointer, String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    @Override
    public String toString() {
        return (pointer.isEmpty() ? "" : pointer + ": ") + message;
    }
}
