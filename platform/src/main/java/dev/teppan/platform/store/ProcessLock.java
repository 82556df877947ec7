package dev.teppan.platform.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a second process from an SQLite database: a lock of the operating system on a file beside it. */
final class ProcessLock implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessLock.class);

    private final FileChannel channel;

    private ProcessLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock; makes the directory where it is missing.
     *
     * @throws StoreException.Unavailable when somebody else holds it, or the directory cannot be written to
     */
    static ProcessLock take(Path database) {
        Path absolute = database.toAbsolutePath();
        Path file = absolute.resolveSibling(absolute.getFileName() + ".lock");
        try {
            Files.createDirectories(file.getParent());
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ);
            if (isTaken(channel)) {
                channel.close();
                throw new StoreException.Unavailable("The database " + absolute
                        + " is in use by another Teppan process. SQLite serves one process; stop that one first, or use"
                        + " PostgreSQL or MariaDB for several hosts.");
            }
            return new ProcessLock(channel);
        } catch (IOException e) {
            throw new StoreException.Unavailable("Cannot write beside the database " + absolute + ".", e);
        }
    }

    private static boolean isTaken(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock == null;
        } catch (OverlappingFileLockException e) {
            return true;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.warn("The lock file did not close.", e);
        }
    }
}
