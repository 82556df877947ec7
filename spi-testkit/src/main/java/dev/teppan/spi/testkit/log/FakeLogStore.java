package dev.teppan.spi.testkit.log;

import dev.teppan.spi.log.LogStore;
import dev.teppan.spi.log.ObjectKey;
import dev.teppan.spi.log.ObjectMetadata;
import dev.teppan.spi.log.ObjectRange;
import dev.teppan.spi.log.ObjectWriter;
import dev.teppan.spi.testkit.FailureSwitch;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Keeps objects in memory. Objects made over one {@link Place} see the same. Safe for use by several threads. */
public final class FakeLogStore implements LogStore {

    /** What outlives a store object, and how its calls fail. */
    public static final class Place {
        private final Map<String, byte[]> objects = new ConcurrentSkipListMap<>();
        private final FailureSwitch failures = new FailureSwitch();

        /** Decides what calls do. */
        public FailureSwitch failures() {
            return failures;
        }

        /** All complete objects by key. */
        public SortedMap<String, byte[]> objects() {
            return new TreeMap<>(objects);
        }
    }

    private final Place place;
    private volatile boolean closed;

    public FakeLogStore(Place place) {
        this.place = place;
    }

    @Override
    public ObjectWriter write(ObjectKey key, ObjectMetadata metadata) throws InterruptedException {
        place.failures.pass();
        return new Writer(key);
    }

    @Override
    public Optional<ObjectRange> read(ObjectKey key, long offset, int maxBytes) throws InterruptedException {
        place.failures.pass();
        return Optional.ofNullable(place.objects.get(key.value())).map(bytes -> {
            int from = (int) Math.min(offset, bytes.length);
            int to = Math.min(from + Math.min(maxBytes, bytes.length), bytes.length);
            return new ObjectRange(Arrays.copyOfRange(bytes, from, to), bytes.length);
        });
    }

    @Override
    public void deleteBelow(ObjectKey prefix) throws InterruptedException {
        place.failures.pass();
        place.objects.keySet().removeIf(key -> key.equals(prefix.value()) || key.startsWith(prefix.value() + "/"));
    }

    @Override
    public void close() {
        closed = true;
    }

    private final class Writer implements ObjectWriter {
        private final ObjectKey key;
        private final ByteArrayOutputStream content = new ByteArrayOutputStream();
        private boolean done;

        Writer(ObjectKey key) {
            this.key = key;
        }

        @Override
        public void append(ByteBuffer bytes) throws InterruptedException {
            place.failures.pass();
            check();
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            content.writeBytes(copy);
        }

        @Override
        public void complete() throws InterruptedException {
            place.failures.pass();
            check();
            done = true;
            place.objects.put(key.value(), content.toByteArray());
        }

        @Override
        public void close() {
            done = true;
        }

        private void check() {
            if (done || closed) {
                throw new IllegalStateException("the writer of " + key + " is closed");
            }
        }
    }
}
