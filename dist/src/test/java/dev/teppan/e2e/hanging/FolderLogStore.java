package dev.teppan.e2e.hanging;

import dev.teppan.spi.log.LogStore;
import dev.teppan.spi.log.ObjectKey;
import dev.teppan.spi.log.ObjectMetadata;
import dev.teppan.spi.log.ObjectRange;
import dev.teppan.spi.log.ObjectWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Keeps small objects as files. */
record FolderLogStore(Path folder, Hang hang) implements LogStore {

    @Override
    public ObjectWriter write(ObjectKey key, ObjectMetadata metadata) {
        return hang.in(ObjectWriter.class, new Writer(folder.resolve(key.value()), new ByteArrayOutputStream()));
    }

    @Override
    public Optional<ObjectRange> read(ObjectKey key, long offset, int maxBytes) {
        Path file = folder.resolve(key.value());
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            byte[] all = Files.readAllBytes(file);
            int from = (int) Math.min(offset, all.length);
            int to = (int) Math.min((long) from + maxBytes, all.length);
            return Optional.of(new ObjectRange(Arrays.copyOfRange(all, from, to), all.length));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void deleteBelow(ObjectKey prefix) {
        throw new UnsupportedOperationException("the tests delete nothing");
    }

    @Override
    public void close() {
        // Holds nothing.
    }

    private record Writer(Path file, ByteArrayOutputStream bytes) implements ObjectWriter {

        @Override
        public void append(ByteBuffer more) {
            byte[] copy = new byte[more.remaining()];
            more.get(copy);
            bytes.writeBytes(copy);
        }

        @Override
        public void complete() {
            try {
                Files.createDirectories(file.getParent());
                Files.write(file, bytes.toByteArray());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            // What was not completed is not there.
        }
    }
}
