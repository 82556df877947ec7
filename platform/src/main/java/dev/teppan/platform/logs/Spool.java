package dev.teppan.platform.logs;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.teppan.platform.store.OutputRow;
import dev.teppan.spi.executor.OutputChunk;
import dev.teppan.spi.executor.OutputPosition;
import dev.teppan.spi.executor.OutputSink;
import dev.teppan.spi.executor.OutputStreamName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The output of one attempt on the local disk. Written by one thread, and ended by another only where that one was given up,
 * which is what the lock is for; read by any number, without it. What was written survives a kill of this process: after it the files are cut back to the
 * last whole entry, and copying goes on from {@link #position()}.
 */
public final class Spool implements OutputSink, AutoCloseable {

    private final OutputOwner owner;
    private final Path directory;
    private final long maxBytes;
    private final InstantSource clock;
    private final SpoolFiles files;
    private final Growth growth;
    private final ReentrantLock writing = new ReentrantLock();

    private Spool(
            OutputOwner owner,
            Path directory,
            long maxBytes,
            InstantSource clock,
            SpoolFiles files,
            SpoolExtent extent) {
        this.owner = owner;
        this.directory = directory;
        this.maxBytes = maxBytes;
        this.clock = clock;
        this.files = files;
        this.growth = new Growth(extent);
    }

    static Spool open(OutputOwner owner, Path directory, long maxBytes, InstantSource clock) throws IOException {
        SpoolFiles files = new SpoolFiles(directory);
        try {
            SpoolExtent extent = files.recover();
            if (extent.sealed()) {
                files.close();
            }
            return new Spool(owner, directory, maxBytes, clock, files, extent);
        } catch (IOException e) {
            files.close();
            throw e;
        }
    }

    /** Whose output it is. */
    public OutputOwner owner() {
        return owner;
    }

    /** Where the executor's streams are resumed. */
    public OutputPosition position() {
        return growth.now().position();
    }

    /** Whether nothing follows any more. */
    public boolean isSealed() {
        return growth.now().sealed();
    }

    /** Whether nothing was written. */
    public boolean isEmpty() {
        return growth.now().journal() == 0;
    }

    @Override
    public void write(OutputChunk chunk) {
        exclusively(() -> take(chunk));
    }

    private void take(OutputChunk chunk) {
        SpoolExtent extent = growth.now();
        if (extent.cut() || extent.sealed()) {
            return;
        }
        // The journal counts too: many tiny pieces must not fill the disk either.
        long room = Math.max(0, maxBytes - Math.max(extent.bytes(), extent.journal()));
        int kept = (int) Math.min(room, chunk.bytes().length);
        if (kept > 0) {
            append(
                    new JournalEntry(JournalEntry.Kind.DATA, chunk.stream(), kept, chunk.time(), chunk.position()),
                    chunk.bytes());
        }
        if (kept < chunk.bytes().length) {
            mark(
                    JournalEntry.Kind.CUT,
                    chunk.stream(),
                    "Output is cut here: an attempt keeps at most " + size(maxBytes) + ".",
                    chunk.time());
        }
    }

    @Override
    public void gap(OutputStreamName stream, String detail) {
        note(stream, "Output is missing here: " + detail);
    }

    /** Writes a mark of ours into a stream. */
    public void note(OutputStreamName stream, String sentence) {
        exclusively(() -> {
            SpoolExtent extent = growth.now();
            if (!extent.cut() && !extent.sealed()) {
                mark(JournalEntry.Kind.NOTE, stream, sentence, clock.instant());
            }
        });
    }

    /** Ends it, on the disk for certain, and frees its files. Repeatable. */
    public void seal() {
        exclusively(this::end);
    }

    private void end() {
        if (!isSealed()) {
            append(
                    new JournalEntry(JournalEntry.Kind.SEALED, OutputStreamName.STDOUT, 0, clock.instant(), ""),
                    new byte[0]);
            try {
                files.sync();
                files.close();
            } catch (IOException e) {
                throw new UncheckedIOException("output cannot be written to the disk: " + directory, e);
            }
        }
    }

    /** Closes the files; it can be opened again. Repeatable. */
    @Override
    public void close() {
        try {
            files.close();
        } catch (IOException e) {
            throw new UncheckedIOException("output cannot be closed: " + directory, e);
        }
    }

    Path directory() {
        return directory;
    }

    SpoolExtent extent() {
        return growth.now();
    }

    Growth growth() {
        return growth;
    }

    OutputRow row(boolean stored) {
        SpoolExtent extent = growth.now();
        return new OutputRow(
                owner.execution(),
                owner.attempt(),
                extent.offsets().stdout(),
                extent.offsets().stderr(),
                extent.cut(),
                stored);
    }

    private void exclusively(Runnable step) {
        writing.lock();
        try {
            step.run();
        } finally {
            writing.unlock();
        }
    }

    private void mark(JournalEntry.Kind kind, OutputStreamName stream, String sentence, Instant time) {
        byte[] text = ("\n[teppan] " + sentence + "\n").getBytes(UTF_8);
        append(new JournalEntry(kind, stream, text.length, time, ""), text);
    }

    private void append(JournalEntry entry, byte[] bytes) {
        SpoolExtent extent = growth.now();
        try {
            growth.set(files.append(extent, entry, bytes));
        } catch (IOException e) {
            undo(extent, e);
            throw new UncheckedIOException("output cannot be written: " + directory, e);
        }
    }

    private void undo(SpoolExtent extent, IOException cause) {
        try {
            files.truncate(extent);
        } catch (IOException e) {
            // The next write goes to the same place and so covers what is left of this one.
            cause.addSuppressed(e);
        }
    }

    private static String size(long bytes) {
        return bytes % (1 << 20) == 0 ? (bytes >> 20) + " MiB" : bytes + " bytes";
    }
}
