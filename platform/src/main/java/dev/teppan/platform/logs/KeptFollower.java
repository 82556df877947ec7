package dev.teppan.platform.logs;

import dev.teppan.spi.executor.OutputStreamName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** "Follows" output that is in the log store: standard output first, then standard error, as their order is not kept. */
final class KeptFollower implements OutputFollower {

    /** Reads part of a kept stream. */
    interface Source {
        OutputRange read(OutputStreamName stream, long offset, int maxBytes) throws InterruptedException;
    }

    private final Source source;
    private OutputOffsets done;
    private OutputStreamName stream = OutputStreamName.STDOUT;
    private boolean ended;

    KeptFollower(Source source, OutputOffsets from) {
        this.source = source;
        this.done = from;
    }

    @Override
    public List<OutputPiece> next(int maxBytes, Duration wait) throws InterruptedException {
        while (!ended) {
            OutputRange range = source.read(stream, done.of(stream), maxBytes);
            if (range.bytes().length > 0) {
                done = done.plus(stream, range.bytes().length);
                return List.of(new OutputPiece(stream, range.bytes(), Instant.EPOCH, done));
            }
            ended = stream == OutputStreamName.STDERR;
            stream = OutputStreamName.STDERR;
        }
        return List.of();
    }

    @Override
    public boolean ended() {
        return ended;
    }

    @Override
    public void close() {}
}
