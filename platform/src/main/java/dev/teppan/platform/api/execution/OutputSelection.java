package dev.teppan.platform.api.execution;

import dev.teppan.platform.api.http.ByteRange;
import dev.teppan.platform.api.http.Query;
import dev.teppan.platform.api.http.Refusal;
import dev.teppan.platform.api.http.Refusal.Kind;
import java.util.List;
import java.util.Optional;

/** Which part of a stream a request asks for. */
sealed interface OutputSelection {

    /** All of it. */
    record Whole() implements OutputSelection {}

    /** By the {@code Range} of HTTP. */
    record Ranged(ByteRange range) implements OutputSelection {}

    /** Bytes from an offset on. */
    record Part(long offset, int limit) implements OutputSelection {}

    /** Lines from a line on, 1 for the first. */
    record Lines(long line, int count) implements OutputSelection {}

    /** Lines from an offset on. */
    record LinesAt(long offset, int count) implements OutputSelection {}

    /** The last lines. */
    record Tail(int count) implements OutputSelection {}

    /** The parameters that select. */
    List<String> PARAMETERS = List.of("offset", "limit", "line", "lines", "tail");

    /** The longest part in bytes. */
    int LARGEST_PART = 4 * 1024 * 1024;

    /** The most lines in one answer. */
    int MOST_LINES = 10_000;

    /** Any offset and number of a line is below. */
    long FARTHEST = 999_999_999_999_999_999L;

    /** Reads the parameters; what is wrong with them is refused by the query's own check. */
    static OutputSelection of(Query query) {
        long offset = query.number("offset", 0, FARTHEST, 0);
        int limit = (int) query.number("limit", 1, LARGEST_PART, 1024 * 1024);
        long line = query.number("line", 1, FARTHEST, 1);
        boolean byLine = query.text("line").isPresent();
        int lines = (int) query.number("lines", 1, MOST_LINES, 1);
        int tail = (int) query.number("tail", 1, MOST_LINES, 1);
        boolean byTail = query.text("tail").isPresent();
        if (byTail) {
            excluded(query, "tail", "offset", "limit", "line", "lines");
            return new Tail(tail);
        }
        if (byLine) {
            excluded(query, "line", "offset", "limit");
            return new Lines(line, lines);
        }
        if (query.text("lines").isPresent()) {
            excluded(query, "lines", "limit");
            return new LinesAt(offset, lines);
        }
        return query.text("offset").isPresent() || query.text("limit").isPresent()
                ? new Part(offset, limit)
                : new Whole();
    }

    /** This selection, or the range where the whole was asked for. */
    default OutputSelection with(Optional<ByteRange> range) {
        if (range.isEmpty()) {
            return this;
        }
        if (!(this instanceof Whole)) {
            throw new Refusal(
                    Kind.MALFORMED, "Range is for the whole stream, and excludes " + String.join(", ", PARAMETERS));
        }
        return new Ranged(range.get());
    }

    private static void excluded(Query query, String by, String... names) {
        for (String name : names) {
            if (query.text(name).isPresent()) {
                query.problem(name, "cannot be given together with " + by);
            }
        }
    }
}
