package dev.teppan.spi.executor;

import java.time.Duration;
import java.util.Optional;

/** The answer to a start. */
public sealed interface StartResult {

    /** The workload exists under this token; it may even have ended already. */
    record Started(Run run) implements StartResult {}

    /**
     * Nothing was started.
     *
     * @param detail the outside's own words, for a person
     * @param retryAfter how long to leave it alone, where known
     */
    record Refused(RefusalCause cause, String detail, Optional<Duration> retryAfter) implements StartResult {}

    /** Why nothing was started, and so whom it costs something. */
    enum RefusalCause {
        /** The room was taken after all. The work waits; it costs nobody a try. */
        NO_ROOM,
        /** The outside asked to slow down. The work waits; it costs nobody a try. */
        THROTTLED,
        /** The image cannot be had: no such image, access denied, registry down. */
        IMAGE_UNAVAILABLE,
        /** The request itself is wrong and will be wrong again: no such network, bad mount. The job's fault. */
        INVALID,
        /** The executor or its engine does not work just now. */
        UNAVAILABLE
    }
}
