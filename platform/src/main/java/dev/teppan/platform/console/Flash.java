package dev.teppan.platform.console;

import java.util.Locale;

/** What a page says after an act of its viewer. Only these words can be shown, whatever the cookie holds. */
enum Flash {
    RETRY("The retry is on its way. It appears in the timeline once it is taken up."),
    CANCEL("The cancel is on its way. The state changes once it is taken up."),
    RUN("It was enqueued."),
    ENDED("It has ended already, so there was nothing to cancel.");

    private final String sentence;

    Flash(String sentence) {
        this.sentence = sentence;
    }

    String cookie() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The sentence of a cookie; empty when it is none of ours. */
    static String sentence(String cookie) {
        for (Flash flash : values()) {
            if (flash.cookie().equals(cookie)) {
                return flash.sentence;
            }
        }
        return "";
    }
}
