package dev.teppan.platform.simulation;

import java.util.Arrays;
import java.util.stream.LongStream;

/** How long executions waited, in milliseconds of virtual time, from when they arrived until they started. */
public final class Waits {

    private final long[] ascending;

    Waits(LongStream waits) {
        ascending = waits.toArray();
        Arrays.sort(ascending);
    }

    /** Waits in milliseconds, in any order. */
    public static Waits of(LongStream waits) {
        return new Waits(waits);
    }

    /** Of how many. */
    public int count() {
        return ascending.length;
    }

    /** How many waited for longer. */
    public int longerThan(long millis) {
        int first = Arrays.binarySearch(ascending, millis + 1);
        int from = first < 0 ? -first - 1 : first;
        while (from > 0 && ascending[from - 1] > millis) {
            from--;
        }
        return ascending.length - from;
    }

    /** The mean; 0 of none. */
    public double mean() {
        return Arrays.stream(ascending).average().orElse(0);
    }

    /** The least that this part did not exceed; 0 of none. */
    public long quantile(double part) {
        return ascending.length == 0 ? 0 : ascending[(int) Math.max(0, Math.ceil(part * ascending.length) - 1)];
    }

    /** The longest; 0 of none. */
    public long worst() {
        return quantile(1);
    }
}
