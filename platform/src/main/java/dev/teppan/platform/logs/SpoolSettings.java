package dev.teppan.platform.logs;

import java.nio.file.Path;

/**
 * Where output waits before it is kept, and how much of it.
 *
 * @param directory on the local disk, this host's own
 * @param maxBytes of one attempt, both streams together; what exceeds it is cut, with a mark
 * @param warnBytes of the whole spool, above which a warning is logged
 */
public record SpoolSettings(Path directory, long maxBytes, long warnBytes) {

    /** 64 MiB for an attempt, a warning from 10 GiB on. */
    public static SpoolSettings in(Path directory) {
        return new SpoolSettings(directory, 64L << 20, 10L << 30);
    }
}
