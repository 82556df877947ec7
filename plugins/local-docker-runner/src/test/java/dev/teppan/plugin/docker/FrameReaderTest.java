package dev.teppan.plugin.docker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.teppan.spi.executor.OutputStreamName;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StreamCorruptedException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class FrameReaderTest {

    private static final String TIME = "2026-03-01T10:00:00.123456789Z";

    @Test
    void readsRecordsOfBothStreamsWhateverTheReadsReturn() throws IOException {
        byte[] log = join(frame(1, TIME + " one\n"), frame(2, TIME + " two words\n"), frame(1, TIME + " "));
        FrameReader reader = new FrameReader(byteByByte(log));
        LogRecord first = reader.next().orElseThrow();
        assertThat(first.stream()).isEqualTo(OutputStreamName.STDOUT);
        assertThat(first.time()).isEqualTo(Instant.parse(TIME));
        assertThat(first.bytes()).isEqualTo("one\n".getBytes(UTF_8));
        LogRecord second = reader.next().orElseThrow();
        assertThat(second.stream()).isEqualTo(OutputStreamName.STDERR);
        assertThat(second.bytes()).isEqualTo("two words\n".getBytes(UTF_8));
        assertThat(reader.next().orElseThrow().bytes()).isEmpty();
        assertThat(reader.next()).isEmpty();
    }

    @Test
    void saysWhenTheLogEndsWithinARecord() {
        byte[] whole = frame(1, TIME + " one\n");
        for (int length = 1; length < whole.length; length++) {
            FrameReader reader = new FrameReader(new ByteArrayInputStream(Arrays.copyOf(whole, length)));
            assertThatThrownBy(reader::next).isInstanceOf(EOFException.class);
        }
    }

    @Test
    void refusesWhatIsNoLog() {
        for (byte[] garbage : new byte[][] {
            "HTTP/1.1 200 OK\r\n\r\n".getBytes(UTF_8),
            frame(7, TIME + " one\n"),
            frame(1, "without a time"),
            frame(1, "yesterday one\n"),
            {1, 0, 0, 0, (byte) 0xff, 0, 0, 0},
            {1, 0, 0, 0, 0x7f, 0, 0, 0}
        }) {
            FrameReader reader = new FrameReader(new ByteArrayInputStream(garbage));
            assertThatThrownBy(reader::next).isInstanceOf(StreamCorruptedException.class);
        }
    }

    static byte[] frame(int stream, String payload) {
        byte[] bytes = payload.getBytes(UTF_8);
        return ByteBuffer.allocate(8 + bytes.length)
                .put((byte) stream)
                .put(new byte[3])
                .putInt(bytes.length)
                .put(bytes)
                .array();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static InputStream byteByByte(byte[] bytes) {
        ByteArrayInputStream in = new ByteArrayInputStream(bytes);
        return new InputStream() {
            @Override
            public int read() {
                return in.read();
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                return in.read(target, offset, Math.min(1, length));
            }
        };
    }
}
