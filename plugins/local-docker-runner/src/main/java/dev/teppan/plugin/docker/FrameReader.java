package dev.teppan.plugin.docker;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.teppan.spi.executor.OutputStreamName;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StreamCorruptedException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads an engine's multiplexed log with timestamps. Each frame is one record: a header of 8 bytes (the stream, three zeros,
 * the length), a time in RFC 3339, a blank, the bytes.
 */
final class FrameReader {

    /** Far above the 16 KiB that engines write; what claims more is no log. */
    private static final int MAX_LENGTH = 4 * 1024 * 1024;

    private static final int MAX_TIME_LENGTH = 40;

    private final InputStream in;

    FrameReader(InputStream in) {
        this.in = in;
    }

    /**
     * Reads the next record; empty at the end.
     *
     * @throws EOFException when the stream ends within a record
     * @throws StreamCorruptedException when this is no such log
     */
    Optional<LogRecord> next() throws IOException {
        byte[] header = in.readNBytes(8);
        if (header.length == 0) {
            return Optional.empty();
        }
        if (header.length < 8) {
            throw new EOFException("the log ends within a header");
        }
        int length = ByteBuffer.wrap(header).getInt(4);
        if (header[1] != 0 || header[2] != 0 || header[3] != 0 || length < 0 || length > MAX_LENGTH) {
            throw new StreamCorruptedException("not a log frame: " + Arrays.toString(header));
        }
        OutputStreamName stream = switch (header[0]) {
            case 0, 1 -> OutputStreamName.STDOUT;
            case 2 -> OutputStreamName.STDERR;
            default -> throw new StreamCorruptedException("not a log stream: " + header[0]);
        };
        byte[] payload = in.readNBytes(length);
        if (payload.length < length) {
            throw new EOFException("the log ends within a record");
        }
        return Optional.of(record(stream, payload));
    }

    private static LogRecord record(OutputStreamName stream, byte[] payload) throws StreamCorruptedException {
        int blank = 0;
        while (blank < payload.length && payload[blank] != ' ') {
            blank++;
        }
        if (blank == payload.length || blank > MAX_TIME_LENGTH) {
            throw new StreamCorruptedException("a log record without a time");
        }
        try {
            Instant time = Instant.parse(new String(payload, 0, blank, US_ASCII));
            return new LogRecord(stream, time, Arrays.copyOfRange(payload, blank + 1, payload.length));
        } catch (DateTimeException unreadable) {
            StreamCorruptedException corrupted = new StreamCorruptedException("a log record without a time");
            corrupted.initCause(unreadable);
            throw corrupted;
        }
    }
}
