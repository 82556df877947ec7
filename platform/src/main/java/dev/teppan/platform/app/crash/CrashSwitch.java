package dev.teppan.platform.app.crash;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** Ends the process, as a crash would, when a point is passed for the n-th time. Safe for use by several threads. */
final class CrashSwitch {

    /** As of a process that was killed. */
    private static final int EXIT_CODE = 137;

    private final CrashPoint point;
    private final AtomicInteger left;

    private CrashSwitch(CrashPoint point, int passes) {
        this.point = point;
        this.left = new AtomicInteger(passes);
    }

    /**
     * Reads {@code point} or {@code point:n}.
     *
     * @throws IllegalArgumentException when there is no such point, or n is no positive number
     */
    static CrashSwitch parse(String text) {
        String[] parts = text.split(":", 2);
        try {
            int passes = parts.length == 1 ? 1 : Integer.parseInt(parts[1]);
            if (passes < 1) {
                throw new NumberFormatException();
            }
            return new CrashSwitch(
                    CrashPoint.valueOf(parts[0].toUpperCase(Locale.ROOT).replace('-', '_')), passes);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' must be POINT or POINT:N, with a point of " + Arrays.toString(CrashPoint.values()),
                    e);
        }
    }

    void pass(CrashPoint passed) {
        if (passed == point && left.decrementAndGet() == 0) {
            Runtime.getRuntime().halt(EXIT_CODE);
        }
    }
}
