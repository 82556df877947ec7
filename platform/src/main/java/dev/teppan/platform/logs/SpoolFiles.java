package dev.teppan.platform.logs;

import dev.teppan.spi.executor.OutputStreamName;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The three files of one spool, opened for writing. Not channels: an interrupt of the writing thread must not close them.
 * Used by one thread at a time.
 */
final class SpoolFiles implements Closeable {

    private final RandomAccessFile stdout;
    private final RandomAccessFile stderr;
    private final RandomAccessFile journal;

    SpoolFiles(Path directory) throws IOException {
        stdout = new RandomAccessFile(stream(directory, OutputStreamName.STDOUT).toFile(), "rw");
        stderr = new RandomAccessFile(stream(directory, OutputStreamName.STDERR).toFile(), "rw");
        journal = new RandomAccessFile(journal(directory).toFile(), "rw");
    }

    static Path stream(Path directory, OutputStreamName stream) {
        return directory.resolve(
                switch (stream) {
                    case STDOUT -> "stdout";
                    case STDERR -> "stderr";
                });
    }

    static Path journal(Path directory) {
        return directory.resolve("journal");
    }

    /** Cuts all three back to the last entry of the journal whose bytes are all there. */
    SpoolExtent recover() throws IOException {
        SpoolExtent extent = SpoolExtent.EMPTY;
        long end = journal.length();
        while (true) {
            Optional<Journal.Read> read = Journal.read(journal, extent.journal(), end);
            if (read.isEmpty()) {
                break;
            }
            SpoolExtent next = extent.plus(read.get().entry(), read.get().next() - extent.journal());
            if (next.offsets().stdout() > stdout.length() || next.offsets().stderr() > stderr.length()) {
                break;
            }
            extent = next;
        }
        truncate(extent);
        return extent;
    }

    /** Drops what was written after {@code extent}. */
    void truncate(SpoolExtent extent) throws IOException {
        stdout.setLength(extent.offsets().stdout());
        stderr.setLength(extent.offsets().stderr());
        journal.setLength(extent.journal());
    }

    /** Appends a piece and its entry, the entry last. */
    SpoolExtent append(SpoolExtent extent, JournalEntry entry, byte[] bytes) throws IOException {
        if (entry.bytes() > 0) {
            RandomAccessFile file = entry.stream() == OutputStreamName.STDOUT ? stdout : stderr;
            file.seek(extent.offsets().of(entry.stream()));
            file.write(bytes, 0, entry.bytes());
        }
        byte[] encoded = Journal.encode(entry);
        journal.seek(extent.journal());
        journal.write(encoded);
        return extent.plus(entry, encoded.length);
    }

    void sync() throws IOException {
        stdout.getFD().sync();
        stderr.getFD().sync();
        journal.getFD().sync();
    }

    @Override
    public void close() throws IOException {
        try (stdout;
                stderr) {
            journal.close();
        }
    }
}
