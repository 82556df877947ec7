package dev.teppan.spi;

import java.time.Duration;
import java.util.Optional;

/** The outside did not answer, or not now: the same call may work later. */
public final class RetryableException extends PluginException {

    private static final long serialVersionUID = 1L;

    private final transient Optional<Duration> retryAfter;

    public RetryableException(String message, Throwable cause) {
        super(message, cause);
        this.retryAfter = Optional.empty();
    }

    public RetryableException(String message) {
        super(message);
        this.retryAfter = Optional.empty();
    }

    /** With the time that the outside asked to wait. */
    public RetryableException(String message, Duration retryAfter) {
        super(message);
        this.retryAfter = Optional.of(retryAfter);
    }

    /** How long the outside asked to wait, where it said so. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
