package dev.teppan.platform.console;

import dev.teppan.platform.console.text.AnsiLine;
import dev.teppan.platform.logs.OutputOffsets;
import dev.teppan.platform.logs.OutputPiece;
import dev.teppan.spi.executor.OutputStreamName;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes lines of pieces. Holds the unfinished line of each stream, at most {@value #FOLD} bytes of it. Used by one thread. */
final class LineAssembler {

    /** A longer line goes on in the next, without a number of its own. */
    static final int FOLD = 4096;

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** The unfinished line of one stream. */
    private static final class Unfinished {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private Instant since = Instant.EPOCH;
        private boolean folded;
        private boolean headless;
    }

    private final Map<OutputStreamName, Unfinished> unfinished = new EnumMap<>(OutputStreamName.class);
    private final boolean counted;
    private OutputOffsets taken;
    private long next;

    /**
     * @param from where the pieces begin; what is before the first line feed of a stream that does not begin at 0 is left out
     *     unless {@code lineStart}
     * @param lineStart whether {@code from} is at the beginning of a line in both streams
     * @param firstNumber the first line's number; 0 when the lines are not counted
     */
    LineAssembler(OutputOffsets from, boolean lineStart, long firstNumber) {
        taken = from;
        counted = firstNumber > 0;
        next = firstNumber;
        for (OutputStreamName stream : OutputStreamName.values()) {
            Unfinished line = new Unfinished();
            line.headless = !lineStart && from.of(stream) > 0;
            unfinished.put(stream, line);
        }
    }

    /** Takes the next piece and returns the lines that it ended. */
    List<LogLine> take(OutputPiece piece) {
        List<LogLine> lines = new ArrayList<>();
        Unfinished line = line(piece.stream());
        for (byte unit : piece.bytes()) {
            if (unit == '\n') {
                end(piece.stream(), line, lines);
                line.folded = false;
                line.headless = false;
                continue;
            }
            if (line.bytes.size() == 0) {
                line.since = piece.time();
            }
            line.bytes.write(unit);
            // Not within a character: continuation bytes are 10xxxxxx.
            if (line.bytes.size() >= FOLD && (unit & 0xc0) != 0xc0) {
                end(piece.stream(), line, lines);
                line.folded = true;
            }
        }
        taken = piece.next();
        return lines;
    }

    /** The lines that have begun and not ended, as they are now. */
    List<LogLine> tail() {
        List<LogLine> lines = new ArrayList<>();
        for (OutputStreamName stream : OutputStreamName.values()) {
            Unfinished line = line(stream);
            if (line.bytes.size() > 0 && !line.headless) {
                lines.add(line("", stream, line));
            }
        }
        return lines;
    }

    /** Ends what has begun, as nothing follows. */
    List<LogLine> finish() {
        List<LogLine> lines = new ArrayList<>();
        for (OutputStreamName stream : OutputStreamName.values()) {
            if (line(stream).bytes.size() > 0) {
                end(stream, line(stream), lines);
            }
        }
        return lines;
    }

    /** Where another assembler goes on without losing or repeating a line. */
    OutputOffsets offsets() {
        return new OutputOffsets(
                taken.stdout() - line(OutputStreamName.STDOUT).bytes.size(),
                taken.stderr() - line(OutputStreamName.STDERR).bytes.size());
    }

    /** What was taken, the unfinished lines included. */
    OutputOffsets taken() {
        return taken;
    }

    /** The number the next line gets; 0 when lines are not counted. */
    long nextNumber() {
        return next;
    }

    private Unfinished line(OutputStreamName stream) {
        return java.util.Objects.requireNonNull(unfinished.get(stream));
    }

    private void end(OutputStreamName stream, Unfinished line, List<LogLine> lines) {
        if (!line.headless) {
            String number = counted && !line.folded ? String.valueOf(next++) : "";
            lines.add(line(number, stream, line));
        }
        line.bytes.reset();
        line.since = Instant.EPOCH;
    }

    private static LogLine line(String number, OutputStreamName stream, Unfinished line) {
        boolean timed = line.since.isAfter(Instant.EPOCH);
        return new LogLine(
                number,
                stream == OutputStreamName.STDERR,
                timed ? line.since.toString() : "",
                timed ? CLOCK.format(line.since) : "",
                AnsiLine.parse(line.bytes.toString(StandardCharsets.UTF_8)));
    }
}
