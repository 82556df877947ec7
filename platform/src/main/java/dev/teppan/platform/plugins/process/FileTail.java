package dev.teppan.platform.plugins.process;

import dev.teppan.spi.RetryableException;
import dev.teppan.spi.executor.OutputChunk;
import dev.teppan.spi.executor.OutputSink;
import dev.teppan.spi.executor.OutputStreamName;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.Arrays;

/** Follows a file that grows. A position is an offset in it. */
final class FileTail {

    private static final int CHUNK = 32 * 1024;

    private final Path file;
    private final OutputStreamName stream;
    private final InstantSource clock;
    private final OutputSink sink;
    private long offset;

    FileTail(Path file, OutputStreamName stream, long offset, InstantSource clock, OutputSink sink) {
        this.file = file;
        this.stream = stream;
        this.offset = offset;
        this.clock = clock;
        this.sink = sink;
    }

    /** Hands over what has come since the last call. */
    void copy() throws InterruptedException {
        ByteBuffer buffer = ByteBuffer.allocate(CHUNK);
        while (read(buffer.clear()) > 0) {
            byte[] bytes = Arrays.copyOf(buffer.array(), buffer.position());
            offset += bytes.length;
            sink.write(new OutputChunk(stream, bytes, clock.instant(), Long.toString(offset)));
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    private int read(ByteBuffer buffer) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return channel.read(buffer, offset);
        } catch (IOException e) {
            throw new RetryableException("cannot read " + file + ": " + e, e);
        }
    }
}
