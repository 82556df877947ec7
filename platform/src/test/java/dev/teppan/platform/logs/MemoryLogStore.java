package dev.teppan.platform.logs;

import dev.teppan.spi.RetryableException;
import dev.teppan.spi.log.LogStore;
import dev.teppan.spi.log.ObjectKey;
import dev.teppan.spi.log.ObjectMetadata;
import dev.teppan.spi.log.ObjectRange;
import dev.teppan.spi.log.ObjectWriter;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** A log store in memory that a test can make fail. */
public final class MemoryLogStore implements LogStore {

    private final Map<String, byte[]> objects = new ConcurrentSkipListMap<>();
    private volatile boolean down;
    private volatile int largestAppend;

    /** Whether it answers. */
    public void down(boolean now) {
        down = now;
    }

    /** All objects as text, by key. */
    public Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>();
        objects.forEach((key, bytes) -> texts.put(key, new String(bytes, StandardCharsets.UTF_8)));
        return texts;
    }

    /** The size of the largest piece it was given. */
    public int largestAppend() {
        return largestAppend;
    }

    @Override
    public ObjectWriter write(ObjectKey key, ObjectMetadata metadata) {
        requireUp();
        ByteArrayOutputStream draft = new ByteArrayOutputStream();
        return new ObjectWriter() {
            @Override
            public void append(ByteBuffer bytes) {
                requireUp();
                largestAppend = Math.max(largestAppend, bytes.remaining());
                byte[] copy = new byte[bytes.remaining()];
                bytes.get(copy);
                draft.writeBytes(copy);
            }

            @Override
            public void complete() {
                requireUp();
                objects.put(key.value(), draft.toByteArray());
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public Optional<ObjectRange> read(ObjectKey key, long offset, int maxBytes) {
        requireUp();
        return Optional.ofNullable(objects.get(key.value())).map(bytes -> {
            int from = (int) Math.min(offset, bytes.length);
            int to = (int) Math.min(bytes.length, offset + maxBytes);
            return new ObjectRange(Arrays.copyOfRange(bytes, from, to), bytes.length);
        });
    }

    @Override
    public void deleteBelow(ObjectKey prefix) {
        objects.keySet().removeIf(key -> key.equals(prefix.value()) || key.startsWith(prefix.value() + "/"));
    }

    @Override
    public void close() {}

    private void requireUp() {
        if (down) {
            throw new RetryableException("down, by the test");
        }
    }
}
