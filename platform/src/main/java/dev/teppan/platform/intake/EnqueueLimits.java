package dev.teppan.platform.intake;

import java.time.Duration;

/**
 * Bounds on what is enqueued.
 *
 * @param maxMessageBytes the largest message, in bytes of UTF-8
 * @param timeout how long an enqueue waits for its commit
 */
public record EnqueueLimits(int maxMessageBytes, Duration timeout) {

    /** 1 MiB and 30 seconds. */
    public static final EnqueueLimits DEFAULT = new EnqueueLimits(1024 * 1024, Duration.ofSeconds(30));

    /** The longest delay. */
    public static final Duration LONGEST_DELAY = Duration.ofDays(3650);

    /** The longest key of concurrency, in characters. */
    public static final int LONGEST_KEY = 200;

    static final int MOST_LABELS = 20;
    static final int LONGEST_LABEL_NAME = 63;
    static final int LONGEST_LABEL_VALUE = 256;
}
