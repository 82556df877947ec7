package dev.teppan.bench;

import java.util.Locale;

/**
 * How a benchmark came out.
 *
 * @param ratio Teppan's figure divided by that of what it is compared to
 * @param goal the ratio that is just good enough
 */
record Verdict(String name, double ratio, double goal, boolean met) {

    String line() {
        return String.format(Locale.ROOT, "%s ratio %.3f goal %.2f", name, ratio, goal);
    }
}
