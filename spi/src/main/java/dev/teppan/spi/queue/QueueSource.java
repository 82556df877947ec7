package dev.teppan.spi.queue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * An external queue with at-least-once delivery. Called on virtual threads, several at once; calls may block. An outside
 * that does not answer is a {@link dev.teppan.spi.RetryableException}.
 */
public interface QueueSource extends AutoCloseable {

    /**
     * Takes up to {@code max} messages, waiting up to {@code wait} for the first. Returns what is there, possibly nothing;
     * a closed source returns nothing at once. A taken message is hidden from others until it is acknowledged, released, or
     * its hold runs out.
     *
     * @param max 1 or more; a source may give fewer at a time
     */
    List<Delivery> receive(int max, Duration wait) throws InterruptedException;

    /** Removes messages for good. Repeatable; a receipt that is unknown or has run out is fine. */
    void acknowledge(List<Receipt> receipts) throws InterruptedException;

    /** Gives messages back, to be delivered again after {@code delay}. A receipt that is unknown or has run out is fine. */
    void release(List<Receipt> receipts, Duration delay) throws InterruptedException;

    /** The ability to send. */
    default Optional<QueueSink> sink() {
        return Optional.empty();
    }

    /** The ability to tell how much waits. */
    default Optional<QueueDepth> depth() {
        return Optional.empty();
    }

    /** The ability to hold messages longer. */
    default Optional<QueueHold> hold() {
        return Optional.empty();
    }

    /** Ends waiting calls within a second. Messages taken and not acknowledged come again. Repeatable. */
    @Override
    void close();
}
