package dev.teppan.platform.logs;

import dev.teppan.spi.executor.OutputStreamName;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Follows a spool by its journal. Has its own files open, so that it may finish after the spool was deleted. */
final class SpoolFollower implements OutputFollower {

    private final Growth growth;
    private final RandomAccessFile stdout;
    private final RandomAccessFile stderr;
    private final RandomAccessFile journal;
    private long at;
    private OutputOffsets begin = OutputOffsets.START;
    private OutputOffsets done;

    SpoolFollower(Spool spool, OutputOffsets from) throws IOException {
        growth = spool.growth();
        done = from;
        stdout = new RandomAccessFile(
                SpoolFiles.stream(spool.directory(), OutputStreamName.STDOUT).toFile(), "r");
        stderr = new RandomAccessFile(
                SpoolFiles.stream(spool.directory(), OutputStreamName.STDERR).toFile(), "r");
        journal = new RandomAccessFile(SpoolFiles.journal(spool.directory()).toFile(), "r");
    }

    @Override
    public List<OutputPiece> next(int maxBytes, Duration wait) throws InterruptedException {
        List<OutputPiece> pieces = new ArrayList<>();
        try {
            if (at >= growth.now().journal()) {
                growth.await(at, wait);
            }
            long end = growth.now().journal();
            int room = maxBytes;
            while (room > 0 && at < end) {
                Optional<Journal.Read> read = Journal.read(journal, at, end);
                if (read.isEmpty()) {
                    throw new IOException("the journal is damaged at byte " + at);
                }
                room -= take(read.get(), room, pieces);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("output cannot be read", e);
        }
        return pieces;
    }

    @Override
    public boolean ended() {
        SpoolExtent extent = growth.now();
        return extent.sealed() && at >= extent.journal();
    }

    @Override
    public void close() {
        try (stdout;
                stderr) {
            journal.close();
        } catch (IOException e) {
            throw new UncheckedIOException("output cannot be closed", e);
        }
    }

    /** Hands out what is new of one entry, as far as it has room, and steps over it when nothing is left of it. */
    private int take(Journal.Read read, int room, List<OutputPiece> pieces) throws IOException {
        JournalEntry entry = read.entry();
        OutputOffsets end = begin.plus(entry.stream(), entry.bytes());
        long from = Math.max(done.of(entry.stream()), begin.of(entry.stream()));
        int length = Math.clamp(end.of(entry.stream()) - from, 0, room);
        if (length > 0) {
            byte[] bytes = new byte[length];
            RandomAccessFile file = entry.stream() == OutputStreamName.STDOUT ? stdout : stderr;
            file.seek(from);
            file.readFully(bytes);
            done = done.plus(entry.stream(), from + length - done.of(entry.stream()));
            pieces.add(new OutputPiece(entry.stream(), bytes, entry.time(), done));
        }
        if (done.of(entry.stream()) >= end.of(entry.stream())) {
            begin = end;
            at = read.next();
        }
        return length;
    }
}
