package dev.teppan.platform.catalog;

import java.util.List;
import java.util.stream.Stream;

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

    /** Those found earlier, then those found later at places, or inside of places, that had none. */
    public static List<Problem> first(List<Problem> earlier, List<Problem> later) {
        return Stream.concat(
                        earlier.stream(),
                        later.stream().filter(problem -> earlier.stream().noneMatch(problem::isWithin)))
                .toList();
    }

    private boolean isWithin(Problem other) {
        return pointer.equals(other.pointer) || pointer.startsWith(other.pointer + "/");
    }

    @Override
    public String toString() {
        return (pointer.isEmpty() ? "" : pointer + ": ") + message;
    }
}
