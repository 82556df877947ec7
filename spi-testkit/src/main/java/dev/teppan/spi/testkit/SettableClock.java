package dev.teppan.spi.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until a test moves it. Safe for use by several threads. */
public final class SettableClock implements InstantSource {

    private final AtomicReference<Instant> now;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    public SettableClock(Instant start) {
        this.now = new AtomicReference<>(start);
    }

    /** Begins at 2026-01-01T00:00:00Z. */
    public SettableClock() {
        this(Instant.parse("2026-01-01T00:00:00Z"));
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    /** Moves on and calls the listeners, on the calling thread. */
    public void advance(Duration by) {
        now.updateAndGet(instant -> instant.plus(by));
        listeners.forEach(Runnable::run);
    }

    /** Sets the time, also backwards, and calls the listeners, on the calling thread. */
    public void set(Instant instant) {
        now.set(instant);
        listeners.forEach(Runnable::run);
    }

    /** Has {@code listener} called after each move. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }
}
