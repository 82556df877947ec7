package dev.teppan.platform.dispatch;

import dev.teppan.platform.execution.RetryPolicy;
import dev.teppan.spi.RetryableException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Pauses between tries of one call: growing, jittered, and at least what the outside asked for. Used by one thread. */
final class Pauses {

    private final RetryPolicy policy;
    private final CountDownLatch never = new CountDownLatch(1);
    private int failures;

    Pauses(RetryPolicy policy) {
        this.policy = policy;
    }

    /** The next pause. */
    Duration next() {
        failures++;
        return policy.pause(failures, ThreadLocalRandom.current());
    }

    /** The next pause after a failure. */
    Duration next(Exception failure) {
        Duration own = next();
        if (failure instanceof RetryableException retryable) {
            Duration asked = retryable.retryAfter().orElse(Duration.ZERO);
            return asked.compareTo(own) > 0 ? asked : own;
        }
        return own;
    }

    /** Waits out the next pause after a failure. */
    void await(Exception failure) throws InterruptedException {
        await(next(failure));
    }

    /** Waits; ends early only by an interrupt. */
    void await(Duration pause) throws InterruptedException {
        boolean ended = never.await(pause.toNanos(), TimeUnit.NANOSECONDS);
        if (ended) {
            throw new IllegalStateException("a latch that nobody counts down was counted down");
        }
    }

    int failures() {
        return failures;
    }
}
