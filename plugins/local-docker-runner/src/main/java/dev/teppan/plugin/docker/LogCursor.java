package dev.teppan.plugin.docker;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far one stream was taken: the time of its last record and how many records it has had with that time, as the parts of
 * a long line share one. Times never step back within a stream. After a resume the engine is asked for a little more than is
 * missing, and this drops what was taken before. Not safe for use by several threads.
 */
final class LogCursor {

    private @Nullable Instant last;
    private int count;
    private int toSkip;
    private boolean resuming;

    private LogCursor(@Nullable Instant last, int count) {
        this.last = last;
        this.count = count;
        this.toSkip = count;
        this.resuming = last != null;
    }

    /**
     * Reads {@link #position()}.
     *
     * @throws IllegalArgumentException when it is none
     */
    static LogCursor parse(String position) {
        if (position.isEmpty()) {
            return new LogCursor(null, 0);
        }
        int slash = position.indexOf('/');
        try {
            return new LogCursor(
                    Instant.parse(position.substring(0, Math.max(0, slash))),
                    Integer.parseInt(position.substring(slash + 1)));
        } catch (DateTimeParseException | NumberFormatException unreadable) {
            throw new IllegalArgumentException("not a position of this executor: " + position, unreadable);
        }
    }

    Optional<Instant> last() {
        return Optional.ofNullable(last);
    }

    String position() {
        return last == null ? "" : last + "/" + count;
    }

    /** Whether a record is new; it counts as taken then. */
    boolean take(Instant time) {
        if (resuming && last != null) {
            if (time.isBefore(last)) {
                return false;
            }
            if (time.equals(last) && toSkip > 0) {
                toSkip--;
                return false;
            }
        }
        resuming = false;
        count = time.equals(last) ? count + 1 : 1;
        last = time;
        return true;
    }

    /** Whether the record taken last before the resume is no longer in the log: what followed it may be lost too. */
    boolean lostItsPlace() {
        return toSkip > 0;
    }

    /** To be called once the loss was told. */
    void placeTold() {
        toSkip = 0;
    }
}
