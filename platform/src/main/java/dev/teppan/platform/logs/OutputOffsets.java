package dev.teppan.platform.logs;

import dev.teppan.spi.executor.OutputStreamName;

/** How many bytes of each stream a reader has had. */
public record OutputOffsets(long stdout, long stderr) {

    /** Nothing yet. */
    public static final OutputOffsets START = new OutputOffsets(0, 0);

    public OutputOffsets {
        if (stdout < 0 || stderr < 0) {
            throw new IllegalArgumentException("offsets are 0 or more");
        }
    }

    /** The offset of one stream. */
    public long of(OutputStreamName stream) {
        return switch (stream) {
            case STDOUT -> stdout;
            case STDERR -> stderr;
        };
    }

    OutputOffsets plus(OutputStreamName stream, long bytes) {
        return switch (stream) {
            case STDOUT -> new OutputOffsets(stdout + bytes, stderr);
            case STDERR -> new OutputOffsets(stdout, stderr + bytes);
        };
    }
}
