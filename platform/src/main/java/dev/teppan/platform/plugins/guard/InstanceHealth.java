package dev.teppan.platform.plugins.guard;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Whether the last calls of an instance went well. Safe for use by several threads. */
public final class InstanceHealth {

    /** How long an error is remembered while other methods go well: a rare one may not be called for long. */
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    /**
     * What is wrong.
     *
     * @param method the call that failed last
     * @param message the last error
     * @param since when the first of the present row of errors happened
     * @param last when the last of them happened
     */
    public record Trouble(String method, String message, Instant since, Instant last) {}

    private final InstantSource clock;
    private final AtomicReference<Optional<Trouble>> trouble = new AtomicReference<>(Optional.empty());

    public InstanceHealth(InstantSource clock) {
        this.clock = clock;
    }

    /** What is wrong now; empty when the last calls went well. */
    public Optional<Trouble> trouble() {
        return trouble.get();
    }

    /**
     * Notes a call that went well. It clears the error of its own method, and after a while that of another.
     *
     * @param memory whether it is of a kind that answers from memory, which only clears its own error
     */
    void succeeded(String method, boolean memory) {
        Optional<Trouble> present = trouble.get();
        if (present.isPresent() && (present.get().method().equals(method) || (!memory && isOld(present.get())))) {
            trouble.compareAndSet(present, Optional.empty());
        }
    }

    private boolean isOld(Trouble present) {
        return Duration.between(present.last(), clock.instant()).compareTo(REMEMBERED) >= 0;
    }

    /** Returns whether this is the first error after things went well. */
    boolean failed(String method, String message) {
        Instant now = clock.instant();
        Optional<Trouble> before = trouble.getAndUpdate(present -> Optional.of(
                new Trouble(method, message, present.map(Trouble::since).orElse(now), now)));
        return before.isEmpty();
    }
}
