package dev.teppan.platform.plugins.file;

import dev.teppan.spi.RetryableException;
import dev.teppan.spi.log.LogStore;
import dev.teppan.spi.log.ObjectKey;
import dev.teppan.spi.log.ObjectMetadata;
import dev.teppan.spi.log.ObjectRange;
import dev.teppan.spi.log.ObjectWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Keeps an object as the file {@code objects/KEY}. It is written under another name in {@code incoming/} and renamed when it
 * is complete, so that nobody ever sees half of one. Content type and tags are not kept.
 */
final class FileLogStore implements LogStore {

    private final Path objects;
    private final Path incoming;
    private final Set<FileObjectWriter> open = ConcurrentHashMap.newKeySet();

    FileLogStore(Path directory) throws IOException {
        this.objects = Files.createDirectories(directory.resolve("objects"));
        this.incoming = Files.createDirectories(directory.resolve("incoming"));
    }

    @Override
    public ObjectWriter write(ObjectKey key, ObjectMetadata metadata) {
        try {
            FileObjectWriter writer =
                    new FileObjectWriter(Files.createTempFile(incoming, "object-", ""), file(key), open::remove);
            open.add(writer);
            return writer;
        } catch (IOException e) {
            throw failure("write", key, e);
        }
    }

    @Override
    public Optional<ObjectRange> read(ObjectKey key, long offset, int maxBytes) {
        if (offset < 0 || maxBytes < 1) {
            throw new IllegalArgumentException("cannot read " + maxBytes + " bytes at " + offset);
        }
        Path file = file(key);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            ByteBuffer buffer = ByteBuffer.allocate((int) Math.max(0, Math.min(maxBytes, size - offset)));
            while (buffer.hasRemaining() && channel.read(buffer, offset + buffer.position()) >= 0) {
                // A file channel may read less than was asked for.
            }
            return Optional.of(new ObjectRange(Arrays.copyOf(buffer.array(), buffer.position()), size));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw failure("read", key, e);
        }
    }

    @Override
    public void deleteBelow(ObjectKey prefix) {
        Path root = file(prefix);
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> files = Files.walk(root)) {
            for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
            deleteEmptyParents(root);
        } catch (IOException e) {
            throw failure("delete", prefix, e);
        }
    }

    @Override
    public void close() {
        open.forEach(FileObjectWriter::close);
    }

    private void deleteEmptyParents(Path deleted) throws IOException {
        Path parent = deleted.getParent();
        while (parent != null && !parent.equals(objects)) {
            try (Stream<Path> rest = Files.list(parent)) {
                if (rest.findAny().isPresent()) {
                    return;
                }
            }
            Files.deleteIfExists(parent);
            parent = parent.getParent();
        }
    }

    private Path file(ObjectKey key) {
        return objects.resolve(key.value());
    }

    static RetryableException failure(String what, Object key, IOException cause) {
        return new RetryableException("cannot " + what + " " + key + ": " + cause, cause);
    }
}
