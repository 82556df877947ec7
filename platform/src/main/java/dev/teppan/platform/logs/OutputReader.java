package dev.teppan.platform.logs;

import dev.teppan.platform.store.OutputRow;
import dev.teppan.platform.store.OutputStore;
import dev.teppan.spi.RetryableException;
import dev.teppan.spi.executor.OutputStreamName;
import dev.teppan.spi.log.LogStore;
import dev.teppan.spi.log.ObjectKey;
import dev.teppan.spi.log.ObjectRange;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** The one way to read output, from the spool or from the log store. Safe for use by several threads; calls block. */
public final class OutputReader implements AttemptOutput {

    private final SpoolDirectory spools;
    private final OutputStore rows;
    private final LogStore kept;

    public OutputReader(SpoolDirectory spools, OutputStore rows, LogStore kept) {
        this.spools = spools;
        this.rows = rows;
        this.kept = kept;
    }

    /**
     * Part of one stream.
     *
     * @param offset the first byte; past the end gives no bytes
     * @param maxBytes at most so many; 1 or more
     * @return empty when there is no output (yet), or none on this host
     * @throws RetryableException when the log store does not answer
     */
    @Override
    public Optional<OutputRange> read(OutputOwner owner, OutputStreamName stream, long offset, int maxBytes)
            throws InterruptedException {
        Optional<Spool> spool = spool(owner);
        if (spool.isPresent()) {
            Optional<OutputRange> spooled = spooled(spool.get(), stream, offset, maxBytes);
            if (spooled.isPresent()) {
                return spooled;
            }
        }
        Optional<OutputRow> row = rows.find(owner.attempt()).filter(OutputRow::stored);
        return row.isEmpty() ? Optional.empty() : Optional.of(keptRange(owner, stream, offset, maxBytes));
    }

    /**
     * Follows an attempt's output, while it runs and afterwards.
     *
     * @return empty when there is no output (yet), or none on this host; to be closed by the caller
     */
    @Override
    public Optional<OutputFollower> follow(OutputOwner owner, OutputOffsets from) {
        Optional<Spool> spool = spool(owner);
        if (spool.isPresent()) {
            try {
                return Optional.of(new SpoolFollower(spool.get(), from));
            } catch (java.io.FileNotFoundException e) {
                // Shipped and deleted in between, so the log store has it.
                return keptFollower(owner, from);
            } catch (IOException e) {
                throw new UncheckedIOException("output cannot be read", e);
            }
        }
        return keptFollower(owner, from);
    }

    /** Whether all there will ever be of it can be read on this host: nobody else need be asked. Blocks. */
    public boolean hasAll(OutputOwner owner) {
        return spools.find(owner.attempt()).filter(Spool::isSealed).isPresent() || isKept(owner);
    }

    /** The spool, unless it is what this host had when another took the attempt over and kept all of its output. */
    private Optional<Spool> spool(OutputOwner owner) {
        return spools.find(owner.attempt()).filter(spool -> spool.isSealed() || !isKept(owner));
    }

    private boolean isKept(OutputOwner owner) {
        return rows.find(owner.attempt()).filter(OutputRow::stored).isPresent();
    }

    private Optional<OutputFollower> keptFollower(OutputOwner owner, OutputOffsets from) {
        return rows.find(owner.attempt())
                .filter(OutputRow::stored)
                .map(row -> new KeptFollower(
                        (stream, offset, maxBytes) -> keptRange(owner, stream, offset, maxBytes), from));
    }

    OutputRange keptRange(OutputOwner owner, OutputStreamName stream, long offset, int maxBytes)
            throws InterruptedException {
        ObjectKey key = owner.key()
                .child(
                        switch (stream) {
                            case STDOUT -> OutputOwner.STDOUT;
                            case STDERR -> OutputOwner.STDERR;
                        });
        return kept.read(key, offset, maxBytes)
                .map((ObjectRange range) -> new OutputRange(range.bytes(), range.totalBytes(), true))
                .orElseGet(() -> new OutputRange(new byte[0], 0, true));
    }

    private static Optional<OutputRange> spooled(Spool spool, OutputStreamName stream, long offset, int maxBytes) {
        SpoolExtent extent = spool.extent();
        long total = extent.offsets().of(stream);
        byte[] bytes = new byte[Math.clamp(total - offset, 0, maxBytes)];
        try (RandomAccessFile file = new RandomAccessFile(
                SpoolFiles.stream(spool.directory(), stream).toFile(), "r")) {
            file.seek(offset);
            file.readFully(bytes);
            return Optional.of(new OutputRange(bytes, total, extent.sealed()));
        } catch (java.io.FileNotFoundException | NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("output cannot be read", e);
        }
    }
}
