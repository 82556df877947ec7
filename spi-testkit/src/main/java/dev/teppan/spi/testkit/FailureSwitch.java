package dev.teppan.spi.testkit;

import dev.teppan.spi.RetryableException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Makes a fake fail on demand. Safe for use by several threads. */
public final class FailureSwitch {

    /** What calls do. */
    private sealed interface Mode {
        record Works() implements Mode {}

        record Down(String message) implements Mode {}

        record Slow(Duration by) implements Mode {}

        record Hangs(CountDownLatch until) implements Mode {}

        record Throws(RuntimeException failure) implements Mode {}
    }

    private final AtomicReference<Mode> mode = new AtomicReference<>(new Mode.Works());
    private final AtomicInteger calls = new AtomicInteger();

    /** Calls work again; those that hang go on. */
    public void works() {
        set(new Mode.Works());
    }

    /** Calls end with a {@link RetryableException}. */
    public void down(String message) {
        set(new Mode.Down(message));
    }

    /** Calls take so much longer. */
    public void slow(Duration by) {
        set(new Mode.Slow(by));
    }

    /** Calls do not end until the mode changes or their thread is interrupted. */
    public void hangs() {
        set(new Mode.Hangs(new CountDownLatch(1)));
    }

    /** Calls throw this, as a plugin with a bug does. */
    public void throwsThis(RuntimeException failure) {
        set(new Mode.Throws(failure));
    }

    /** How many calls were made in all, failed ones too. */
    public int calls() {
        return calls.get();
    }

    /** What a fake does first in each call. */
    public void pass() throws InterruptedException {
        calls.incrementAndGet();
        switch (mode.get()) {
            case Mode.Works works -> {}
            case Mode.Down down -> throw new RetryableException(down.message());
            case Mode.Slow slow -> TimeUnit.MILLISECONDS.sleep(slow.by().toMillis());
            case Mode.Hangs hangs -> hangs.until().await();
            case Mode.Throws failure -> throw failure.failure();
        }
    }

    private void set(Mode next) {
        if (mode.getAndSet(next) instanceof Mode.Hangs hangs) {
            hangs.until().countDown();
        }
    }
}
