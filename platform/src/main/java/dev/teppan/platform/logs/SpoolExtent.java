package dev.teppan.platform.logs;

import dev.teppan.spi.executor.OutputPosition;
import dev.teppan.spi.executor.OutputStreamName;

/**
 * How far a spool is written, consistently over its files.
 *
 * @param offsets bytes of each stream
 * @param journal bytes of the journal
 * @param position where the executor's streams are resumed
 * @param cut whether output beyond the limit is left out
 * @param sealed whether nothing follows
 */
record SpoolExtent(OutputOffsets offsets, long journal, OutputPosition position, boolean cut, boolean sealed) {

    static final SpoolExtent EMPTY = new SpoolExtent(OutputOffsets.START, 0, OutputPosition.START, false, false);

    SpoolExtent plus(JournalEntry entry, long journalBytes) {
        OutputPosition next = position;
        if (entry.kind() == JournalEntry.Kind.DATA) {
            next = entry.stream() == OutputStreamName.STDOUT
                    ? new OutputPosition(entry.position(), position.stderr())
                    : new OutputPosition(position.stdout(), entry.position());
        }
        return new SpoolExtent(
                offsets.plus(entry.stream(), entry.bytes()),
                journal + journalBytes,
                next,
                cut || entry.kind() == JournalEntry.Kind.CUT,
                sealed || entry.kind() == JournalEntry.Kind.SEALED);
    }

    long bytes() {
        return offsets.stdout() + offsets.stderr();
    }
}
