package dev.teppan.spi.queue;

import java.time.Duration;
import java.util.Optional;

/** The ability of a source to tell how much waits in it. */
public interface QueueDepth {

    /** Asks the source. May block. */
    Depth depth() throws InterruptedException;

    /**
     * How much waits.
     *
     * @param visible messages that can be received now
     * @param inFlight messages received and not acknowledged
     * @param delayed messages still hidden by a delay
     * @param oldest the age of the oldest waiting message, where the source tells
     * @param estimated whether the numbers are estimates
     */
    record Depth(long visible, long inFlight, long delayed, Optional<Duration> oldest, boolean estimated) {}
}
