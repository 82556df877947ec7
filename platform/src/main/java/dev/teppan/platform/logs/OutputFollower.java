package dev.teppan.platform.logs;

import java.time.Duration;
import java.util.List;

/** Follows the output of one attempt, both streams in the order in which they came. Used by one thread. */
public interface OutputFollower extends AutoCloseable {

    /**
     * The next pieces, at most {@code maxBytes} (1 or more) of them together. Waits up to {@code wait} when there are none
     * yet; then the list is empty. Blocks.
     */
    List<OutputPiece> next(int maxBytes, Duration wait) throws InterruptedException;

    /** Whether all output there will ever be was handed out. */
    boolean ended();

    @Override
    void close();
}
