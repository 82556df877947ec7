package dev.teppan.platform.app.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time by which everything is timed: the wall clock's when it was made, going on by the monotonic clock. A step of the
 * wall clock is caught up with by a tenth of the time that passes, so that no timeout ends early and no pause takes for
 * ever; only one of more than {@link #LARGEST_STEP} is followed at once, as after a machine slept. Safe for use by several
 * threads; the lock is held for reading both clocks.
 */
public final class SteadyClock implements InstantSource {

    static final Duration LARGEST_STEP = Duration.ofMinutes(15);

    private static final Logger LOG = LoggerFactory.getLogger(SteadyClock.class);
    private static final Duration WORTH_A_WORD = Duration.ofSeconds(5);
    private static final int CATCH_UP = 10;

    private final InstantSource wall;
    private final LongSupplier nanos;
    private final ReentrantLock lock = new ReentrantLock();
    private Instant last;
    private long lastNanos;
    private boolean told;

    SteadyClock(InstantSource wall, LongSupplier nanos) {
        this.wall = wall;
        this.nanos = nanos;
        this.lastNanos = nanos.getAsLong();
        this.last = wall.instant();
    }

    /** The clock of this process; to be made once. */
    public static SteadyClock ofProcess() {
        return new SteadyClock(SteppedClock.ofProcess(), System::nanoTime);
    }

    @Override
    public Instant instant() {
        lock.lock();
        try {
            long now = nanos.getAsLong();
            long elapsed = now - lastNanos;
            Instant steady = last.plusNanos(elapsed);
            Instant shown = wall.instant();
            Duration ahead = Duration.between(steady, shown);
            tell(ahead);
            if (ahead.abs().compareTo(LARGEST_STEP) > 0) {
                last = shown;
            } else {
                long most = elapsed / CATCH_UP;
                last = steady.plusNanos(Math.clamp(ahead.toNanos(), -most, most));
            }
            lastNanos = now;
            return last;
        } finally {
            lock.unlock();
        }
    }

    private void tell(Duration ahead) {
        boolean stepped = ahead.abs().compareTo(WORTH_A_WORD) > 0;
        if (stepped && !told) {
            LOG.atWarn()
                    .addKeyValue("seconds", ahead.toSeconds())
                    .log("The clock of this machine was set; Teppan's own follows slowly, unless it slept");
        }
        told = stepped;
    }
}
