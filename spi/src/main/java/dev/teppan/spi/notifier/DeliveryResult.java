package dev.teppan.spi.notifier;

import java.time.Duration;
import java.util.Optional;

/** What became of a delivery. */
public sealed interface DeliveryResult {

    /** It was taken. */
    record Delivered() implements DeliveryResult {}

    /**
     * It was not taken.
     *
     * @param detail the outside's own words, without secrets
     * @param retryable whether trying again makes sense
     * @param retryAfter how long the outside asked to wait
     */
    record Failed(String detail, boolean retryable, Optional<Duration> retryAfter) implements DeliveryResult {}
}
