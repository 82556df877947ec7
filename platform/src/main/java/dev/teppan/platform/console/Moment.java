package dev.teppan.platform.console;

import dev.teppan.platform.console.text.Formats;
import java.time.Instant;

/**
 * A time on a page.
 *
 * @param form how a script turns it to the viewer's zone: {@code clock} or {@code relative}
 */
record Moment(String iso, String text, String full, String form) {

    /** Clock time, for pages about one thing. */
    static Moment clock(Instant time, Instant now) {
        return new Moment(time.toString(), Formats.clock(time, now), Formats.full(time), "clock");
    }

    /** How long ago, for lists. */
    static Moment relative(Instant time, Instant now) {
        return new Moment(time.toString(), Formats.relative(time, now), Formats.full(time), "relative");
    }
}
