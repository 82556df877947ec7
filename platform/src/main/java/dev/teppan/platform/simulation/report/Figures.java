package dev.teppan.platform.simulation.report;

import java.util.Locale;

/** Figures as people read them. */
final class Figures {

    private static final double SECOND = 1_000;
    private static final double MINUTE = 60 * SECOND;
    private static final double HOUR = 60 * MINUTE;
    private static final double DAY = 24 * HOUR;

    private Figures() {}

    /** A time in milliseconds with its unit: {@code 4.2 s}, {@code 12 min}. */
    static String span(double millis) {
        if (millis < MINUTE) {
            return three(millis / SECOND) + " s";
        }
        if (millis < 2 * HOUR) {
            return three(millis / MINUTE) + " min";
        }
        return millis < 2 * DAY ? three(millis / HOUR) + " h" : three(millis / DAY) + " d";
    }

    /** The same of whole milliseconds. */
    static String span(long millis) {
        return span((double) millis);
    }

    /** Some three digits. */
    static String three(double value) {
        int decimals = value == Math.rint(value) || value >= 100 ? 0 : value >= 10 ? 1 : 2;
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    static String whole(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    static String percent(double part) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * part);
    }

    static String index(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
