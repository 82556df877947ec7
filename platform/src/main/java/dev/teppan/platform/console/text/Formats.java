package dev.teppan.platform.console.text;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes single values the way every page does. */
public final class Formats {

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final String[] BINARY = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};

    private Formats() {}

    /** {@code 1,204}; from 100,000 on short: {@code 2.04 M}. */
    public static String count(long number) {
        if (number < 100_000) {
            return exactCount(number);
        }
        return number < 1_000_000
                ? number / 1_000 + " k"
                : String.format(Locale.ROOT, "%.2f M", Math.floor(number / 10_000.0) / 100);
    }

    /** {@code 2,041,377}, however large. */
    public static String exactCount(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Binary sizes: {@code 214 B}, {@code 41 KiB}, {@code 12.6 GiB}. */
    public static String bytes(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        double value = bytes;
        int unit = 0;
        while (value >= 1023.5 && unit < BINARY.length - 1) {
            value /= 1024;
            unit++;
        }
        String number =
                String.format(Locale.ROOT, value < 9.95 || (unit > 1 && value < 99.95) ? "%.1f" : "%.0f", value);
        return (number.endsWith(".0") ? number.substring(0, number.length() - 2) : number) + " " + BINARY[unit];
    }

    /** Two units: {@code 0.4 s}, {@code 31s}, {@code 4m 12s}, {@code 2h 05m}, {@code 3d 4h}; a negative one is 0. */
    public static String duration(Duration duration) {
        long millis = Math.max(0, duration.toMillis());
        if (millis < 9_950) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
        }
        long seconds = Math.round(millis / 1000.0);
        if (seconds < 60) {
            return seconds + "s";
        }
        if (seconds < 3_600) {
            return String.format(Locale.ROOT, "%dm %02ds", seconds / 60, seconds % 60);
        }
        if (seconds < 86_400) {
            return String.format(Locale.ROOT, "%dh %02dm", seconds / 3_600, seconds % 3_600 / 60);
        }
        return seconds / 86_400 + "d " + seconds % 86_400 / 3_600 + "h";
    }

    /** A duration as a person sets one, without parts that are 0: {@code 45m}, {@code 1h 30m}. */
    public static String limit(Duration duration) {
        long seconds = duration.toSeconds();
        StringBuilder text = new StringBuilder();
        append(text, seconds / 86_400, "d");
        append(text, seconds % 86_400 / 3_600, "h");
        append(text, seconds % 3_600 / 60, "m");
        append(text, seconds % 60, "s");
        return text.isEmpty() ? duration.toMillis() + " ms" : text.toString();
    }

    private static void append(StringBuilder text, long amount, String unit) {
        if (amount > 0) {
            text.append(text.isEmpty() ? "" : " ").append(amount).append(unit);
        }
    }

    /** A share of a whole: {@code 2.1 %}. */
    public static String share(long part, long whole) {
        double percent = whole == 0 ? 0 : 100.0 * part / whole;
        String number = String.format(Locale.ROOT, "%.1f", percent);
        return (number.endsWith(".0") ? number.substring(0, number.length() - 2) : number) + " %";
    }

    /** Clock time, with the date when it is another day than {@code now}'s: {@code 10:11:01 UTC}. */
    public static String clock(Instant time, Instant now) {
        boolean sameDay = time.atZone(ZoneOffset.UTC)
                .toLocalDate()
                .equals(now.atZone(ZoneOffset.UTC).toLocalDate());
        return sameDay ? CLOCK.format(time) : DAY.format(time) + " UTC";
    }

    /** For lists: how long ago, or in how long, within a day; else the date. */
    public static String relative(Instant time, Instant now) {
        Duration age = Duration.between(time, now);
        if (age.abs().compareTo(Duration.ofDays(1)) >= 0) {
            return DAY.format(time);
        }
        return age.isNegative() ? "in " + coarse(age.negated()) : coarse(age) + " ago";
    }

    private static String coarse(Duration age) {
        long seconds = age.toSeconds();
        if (seconds < 60) {
            return seconds + "s";
        }
        return seconds < 3_600 ? seconds / 60 + "m" : seconds / 3_600 + "h " + seconds % 3_600 / 60 + "m";
    }

    /** Date and time in full, as in titles. */
    public static String full(Instant time) {
        return FULL.format(time);
    }

    /** The first 8 and the last 4 characters of a long id. */
    public static String shortId(String id) {
        return id.length() <= 13 ? id : id.substring(0, 8) + "…" + id.substring(id.length() - 4);
    }

    /** Cuts a name in its middle, as the end tells names apart; never to fewer than 20 characters. */
    public static String middle(String name, int longest) {
        int length = Math.max(20, longest);
        int points = name.codePointCount(0, name.length());
        if (points <= length) {
            return name;
        }
        int head = (length - 1) / 2;
        int tail = length - 1 - head;
        return name.substring(0, name.offsetByCodePoints(0, head))
                + "…"
                + name.substring(name.offsetByCodePoints(name.length(), -tail));
    }
}
