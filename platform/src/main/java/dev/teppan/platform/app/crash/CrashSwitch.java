package dev.teppan.platform.app.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** Ends or freezes the process when a point is passed for the n-th time. Safe for use by several threads. */
final class CrashSwitch {

    private static final String FREEZE = "freeze";

    /** As of a process that was killed. */
    private static final int EXIT_CODE = 137;

    private final CrashPoint point;
    private final AtomicInteger left;
    private final Runnable effect;

    private CrashSwitch(CrashPoint point, int passes, Runnable effect) {
        this.point = point;
        this.left = new AtomicInteger(passes);
        this.effect = effect;
    }

    /**
     * Reads {@code point}, {@code point:n} or {@code point:n:freeze}; without the last the process ends as if it was killed.
     *
     * @throws IllegalArgumentException when there is no such point, or n is no positive number, or no such effect
     */
    static CrashSwitch parse(String text) {
        String[] parts = text.split(":", 3);
        try {
            int passes = parts.length == 1 ? 1 : Integer.parseInt(parts[1]);
            boolean freezes = parts.length == 3;
            if (passes < 1 || (freezes && !parts[2].equals(FREEZE))) {
                throw new NumberFormatException();
            }
            return new CrashSwitch(
                    CrashPoint.valueOf(parts[0].toUpperCase(Locale.ROOT).replace('-', '_')),
                    passes,
                    freezes ? CrashSwitch::freeze : CrashSwitch::halt);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' must be POINT, POINT:N or POINT:N:freeze, with a point of "
                            + Arrays.toString(CrashPoint.values()),
                    e);
        }
    }

    void pass(CrashPoint passed) {
        if (passed == point && left.decrementAndGet() == 0) {
            effect.run();
        }
    }

    private static void halt() {
        Runtime.getRuntime().halt(EXIT_CODE);
    }

    /** Stops all threads, this one first, until somebody sends SIGCONT; as a host does whose machine is paused. */
    private static void freeze() {
        try {
            new ProcessBuilder(
                            "kill",
                            "-STOP",
                            Long.toString(ProcessHandle.current().pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
