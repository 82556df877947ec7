package dev.teppan.spi.testkit.executor;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.teppan.spi.executor.OutputChunk;
import dev.teppan.spi.executor.OutputPosition;
import dev.teppan.spi.executor.OutputSink;
import dev.teppan.spi.executor.OutputStreamName;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what an executor hands over. */
public final class CollectingSink implements OutputSink {

    private final List<OutputChunk> chunks = new CopyOnWriteArrayList<>();
    private final List<String> gaps = new CopyOnWriteArrayList<>();

    @Override
    public void write(OutputChunk chunk) {
        chunks.add(chunk);
    }

    @Override
    public void gap(OutputStreamName stream, String detail) {
        gaps.add(stream + ": " + detail);
    }

    public List<OutputChunk> chunks() {
        return List.copyOf(chunks);
    }

    public List<String> gaps() {
        return List.copyOf(gaps);
    }

    /** All bytes of one stream, in order. */
    public byte[] bytes(OutputStreamName stream) {
        return bytes(chunks, stream);
    }

    /** All of one stream, in order, read as UTF-8. */
    public String text(OutputStreamName stream) {
        return new String(bytes(stream), UTF_8);
    }

    /** The position after the first {@code count} chunks. */
    OutputPosition positionAfter(int count) {
        OutputPosition position = OutputPosition.START;
        for (OutputChunk chunk : chunks.subList(0, count)) {
            position = switch (chunk.stream()) {
                case STDOUT -> new OutputPosition(chunk.position(), position.stderr());
                case STDERR -> new OutputPosition(position.stdout(), chunk.position());
            };
        }
        return position;
    }

    /** One stream's bytes of the first {@code count} chunks. */
    byte[] bytesOfFirst(int count, OutputStreamName stream) {
        return bytes(chunks.subList(0, count), stream);
    }

    private static byte[] bytes(List<OutputChunk> chunks, OutputStreamName stream) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        chunks.stream().filter(chunk -> chunk.stream() == stream).forEach(chunk -> all.writeBytes(chunk.bytes()));
        return all.toByteArray();
    }
}
