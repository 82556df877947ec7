package dev.teppan.platform.scheduling;

import dev.teppan.platform.catalog.Rate;
import java.util.Arrays;

/**
 * The latest starts under a rate, as times. A sliding window and not a bucket of tokens: what it allows follows from the
 * starts of one span alone, so the same is allowed after a restart.
 */
final class StartWindow {

    private final Rate rate;
    private long[] starts = new long[4];
    private int count;

    StartWindow(Rate rate) {
        this.rate = rate;
    }

    Rate rate() {
        return rate;
    }

    /** The same starts under another rate. */
    StartWindow under(Rate other) {
        StartWindow window = new StartWindow(other);
        for (int i = 0; i < count; i++) {
            window.add(starts[i]);
        }
        return window;
    }

    /** When one more may start: now, or later. */
    long opensAt(long now) {
        forget(now);
        return count < rate.starts()
                ? now
                : starts[count - rate.starts()] + rate.per().toMillis();
    }

    /** How many have started within the span that ends now. */
    int within(long now) {
        forget(now);
        return count;
    }

    void add(long start) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
        }
        int at = count;
        while (at > 0 && starts[at - 1] > start) {
            at--;
        }
        System.arraycopy(starts, at, starts, at + 1, count - at);
        starts[at] = start;
        count++;
        if (count > 2 * Rate.MOST) {
            drop(count - Rate.MOST);
        }
    }

    /** Takes one start back that came to nothing. */
    void remove(long start) {
        int at = Arrays.binarySearch(starts, 0, count, start);
        if (at >= 0) {
            System.arraycopy(starts, at + 1, starts, at, count - at - 1);
            count--;
        }
    }

    private void forget(long now) {
        long from = now - rate.per().toMillis();
        int old = 0;
        while (old < count && starts[old] <= from) {
            old++;
        }
        if (old > 0) {
            drop(old);
        }
    }

    private void drop(int old) {
        System.arraycopy(starts, old, starts, 0, count - old);
        count -= old;
    }
}
