package dev.teppan.platform.scheduling;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of a pool's hints.
 *
 * @param latest the last sendings, newest first
 * @param nextTry when a failed one is made again
 */
public record Delivery(Mode mode, List<Sending> latest, Optional<Instant> nextTry) {

    /** Nothing is sent. */
    public static final Delivery SHOWN = new Delivery(Mode.SHOWN, List.of(), Optional.empty());

    /** Whether hints are sent. */
    public enum Mode {
        /** The executor gets each that differs from the last. */
        SENT,
        /** The configuration does not say that they are to be sent. */
        SHOWN,
        /** They are to be sent, but the executor cannot grow and shrink. */
        UNSUPPORTED
    }

    public Delivery {
        latest = List.copyOf(latest);
    }
}
