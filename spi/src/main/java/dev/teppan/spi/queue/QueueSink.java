package dev.teppan.spi.queue;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The ability of a source to take messages. */
public interface QueueSink {

    /** The longest delay that {@link #send} takes. */
    Duration maxDelay();

    /** The largest body, in bytes of UTF-8. */
    int maxBodyBytes();

    /**
     * Sends a batch. A result stands at the place of its message. Messages that were accepted are durable when this returns.
     */
    List<SendResult> send(List<OutboundMessage> messages) throws InterruptedException;

    /**
     * A message to send.
     *
     * @param delay how long it stays hidden; at most {@link #maxDelay()}
     */
    record OutboundMessage(String body, Map<String, String> attributes, Duration delay) {
        public OutboundMessage {
            attributes = Map.copyOf(attributes);
        }
    }

    /** What became of one message. */
    sealed interface SendResult {
        /** It is durable, under the source's own id. */
        record Accepted(String messageId) implements SendResult {}

        /**
         * It was not taken.
         *
         * @param retryable whether the same message may be taken later
         */
        record Rejected(String detail, boolean retryable) implements SendResult {}
    }
}
