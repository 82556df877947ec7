package dev.teppan.platform.plugins.file;

import dev.teppan.spi.log.ObjectWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** Writes one object under a temporary name. The lock is for the store, which may close while another thread writes. */
final class FileObjectWriter implements ObjectWriter {

    private static final int PLACE_TRIES = 10;

    private final Path temporary;
    private final Path target;
    private final Consumer<FileObjectWriter> onClose;
    private final FileChannel channel;
    private final ReentrantLock lock = new ReentrantLock();
    private boolean completed;

    FileObjectWriter(Path temporary, Path target, Consumer<FileObjectWriter> onClose) throws IOException {
        this.temporary = temporary;
        this.target = target;
        this.onClose = onClose;
        this.channel = FileChannel.open(temporary, StandardOpenOption.WRITE);
    }

    @Override
    public void append(ByteBuffer bytes) {
        lock.lock();
        try {
            if (completed || !channel.isOpen()) {
                throw new IllegalStateException("the writer of " + target + " is closed");
            }
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw FileLogStore.failure("write", target, e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void complete() {
        lock.lock();
        try {
            if (completed) {
                return;
            }
            channel.force(true);
            channel.close();
            place();
            sync(Objects.requireNonNull(target.getParent()));
            completed = true;
        } catch (IOException e) {
            throw FileLogStore.failure("write", target, e);
        } finally {
            lock.unlock();
        }
    }

    // Deleting removes directories that became empty, maybe between the two lines; then they are made again.
    private void place() throws IOException {
        for (int tries = 1; ; tries++) {
            try {
                Files.createDirectories(Objects.requireNonNull(target.getParent()));
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                return;
            } catch (NoSuchFileException e) {
                if (tries == PLACE_TRIES || !Files.exists(temporary)) {
                    throw e;
                }
            }
        }
    }

    // The rename is durable only once the directory is.
    private static void sync(Path directory) throws IOException {
        try (FileChannel entries = FileChannel.open(directory, StandardOpenOption.READ)) {
            entries.force(true);
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            channel.close();
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            throw FileLogStore.failure("close", target, e);
        } finally {
            lock.unlock();
            onClose.accept(this);
        }
    }
}
