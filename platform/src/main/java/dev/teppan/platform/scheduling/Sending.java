package dev.teppan.platform.scheduling;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A hint that was sent to its executor, and what came of it.
 *
 * @param computedAt when the hint was made
 * @param wanted how many nodes it asked for
 * @param drainable the nodes that it said may go
 * @param answeredAt when the executor answered, or the call failed; empty while it is under way
 * @param detail what the executor says it did, or why the call failed; empty while it is under way
 */
public record Sending(
        Instant sentAt,
        Instant computedAt,
        int wanted,
        List<String> drainable,
        Outcome outcome,
        Optional<Instant> answeredAt,
        String detail) {

    /** What came of it. */
    public enum Outcome {
        /** It is not answered yet. */
        UNDER_WAY,
        /** The executor asked its outside for a change. */
        ACTED,
        /** The executor had nothing to do, or could not, and says why. */
        NOTHING_DONE,
        /** The call failed or was not answered in time; it is made again. */
        FAILED
    }

    public Sending {
        drainable = List.copyOf(drainable);
    }

    /** The same with its answer. */
    public Sending answered(Outcome came, Instant at, String says) {
        return new Sending(sentAt, computedAt, wanted, drainable, came, Optional.of(at), says);
    }
}
