package dev.teppan.spi.executor;

import java.time.Instant;
import java.util.Optional;

/** How a workload ended. */
public sealed interface ExitReport {

    /** When it ended, by the outside's clock where it tells. */
    Instant endedAt();

    /**
     * The process ended by itself, or by a signal that nobody asked for.
     *
     * @param code 128 + n for signal n
     */
    record Exited(int code, Optional<Instant> startedAt, Instant endedAt) implements ExitReport {}

    /** The kernel killed it for using more memory than it asked for. */
    record OutOfMemory(int code, Optional<Instant> startedAt, Instant endedAt) implements ExitReport {}

    /** It ended after {@link Run#stop} was called by this installation. */
    record Stopped(int code, Optional<Instant> startedAt, Instant endedAt) implements ExitReport {}

    /**
     * It was accepted but its process never began.
     *
     * @param cause who is to blame
     */
    record NeverStarted(StartResult.RefusalCause cause, String detail, Instant endedAt) implements ExitReport {}

    /** The ground was taken from under it: a node died, a spot instance was reclaimed, somebody else stopped it. */
    record Interrupted(InterruptionCause cause, String detail, Instant endedAt) implements ExitReport {}

    /** Certainly gone, and nobody can tell how it ended. */
    record Lost(String detail, Instant endedAt) implements ExitReport {}

    /** What took the ground away. */
    enum InterruptionCause {
        /** The node or its engine failed. */
        INFRASTRUCTURE,
        /** A spot instance was reclaimed. */
        SPOT,
        /** A person or program outside this installation stopped it. */
        USER
    }
}
