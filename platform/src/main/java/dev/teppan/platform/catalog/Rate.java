package dev.teppan.platform.catalog;

import java.time.Duration;

/**
 * How often executions may start: in no span of this length do more than so many start.
 *
 * @param starts from 1 to {@value #MOST}
 * @param per longer than nothing
 */
public record Rate(int starts, Duration per) {

    /** The most starts that a rate may name; each is remembered for its span. */
    public static final int MOST = 100_000;

    public Rate {
        if (starts < 1 || starts > MOST || !per.isPositive()) {
            throw new IllegalArgumentException("no rate: " + starts + " per " + per);
        }
    }
}
