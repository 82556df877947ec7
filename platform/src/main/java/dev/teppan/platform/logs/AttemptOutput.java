package dev.teppan.platform.logs;

import dev.teppan.spi.executor.OutputStreamName;
import java.util.Optional;

/** The output of attempts, live or kept; {@link OutputReader} gives it. Calls block. Safe for use by several threads. */
public interface AttemptOutput {

    /** See {@link OutputReader#read}. */
    Optional<OutputRange> read(OutputOwner owner, OutputStreamName stream, long offset, int maxBytes)
            throws InterruptedException;

    /** See {@link OutputReader#follow}. */
    Optional<OutputFollower> follow(OutputOwner owner, OutputOffsets from);
}
