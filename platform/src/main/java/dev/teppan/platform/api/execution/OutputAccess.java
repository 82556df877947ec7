package dev.teppan.platform.api.execution;

import dev.teppan.platform.logs.OutputFollower;
import dev.teppan.platform.logs.OutputOffsets;
import dev.teppan.platform.logs.OutputOwner;
import dev.teppan.platform.logs.OutputRange;
import dev.teppan.platform.logs.OutputReader;
import dev.teppan.spi.executor.OutputStreamName;
import java.util.Optional;

/** The output of attempts, as {@link OutputReader} gives it. Calls block. Safe for use by several threads. */
public interface OutputAccess {

    /** See {@link OutputReader#read}. */
    Optional<OutputRange> read(OutputOwner owner, OutputStreamName stream, long offset, int maxBytes)
            throws InterruptedException;

    /** See {@link OutputReader#follow}. */
    Optional<OutputFollower> follow(OutputOwner owner, OutputOffsets from);

    /** What a reader gives. */
    static OutputAccess of(OutputReader reader) {
        return new OutputAccess() {
            @Override
            public Optional<OutputRange> read(OutputOwner owner, OutputStreamName stream, long offset, int maxBytes)
                    throws InterruptedException {
                return reader.read(owner, stream, offset, maxBytes);
            }

            @Override
            public Optional<OutputFollower> follow(OutputOwner owner, OutputOffsets from) {
                return reader.follow(owner, from);
            }
        };
    }
}
