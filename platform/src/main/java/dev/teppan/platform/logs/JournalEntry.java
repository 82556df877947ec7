package dev.teppan.platform.logs;

import dev.teppan.spi.executor.OutputStreamName;
import java.time.Instant;

/**
 * One entry of a spool's journal.
 *
 * @param bytes how many bytes it added to its stream's file
 * @param position where the executor's stream can be resumed after it; empty for what did not come from there
 */
record JournalEntry(Kind kind, OutputStreamName stream, int bytes, Instant time, String position) {

    enum Kind {
        /** Output of the process. */
        DATA,
        /** A mark of ours within the output. */
        NOTE,
        /** A mark that says that all further output is left out. */
        CUT,
        /** The end: nothing follows. */
        SEALED
    }
}
