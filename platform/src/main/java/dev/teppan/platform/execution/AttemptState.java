package dev.teppan.platform.execution;

import java.util.Locale;

/** How far an attempt is. */
public enum AttemptState {
    /** Placed; its launch may be on its way or was refused. */
    STARTING,
    /** Its workload runs. */
    RUNNING,
    /** It ended with exit code 0. */
    SUCCEEDED,
    /** It ended otherwise; reason and blame say how. */
    FAILED,
    /** It was stopped, as somebody asked. */
    CANCELED,
    /** Nobody can tell how it ended. */
    LOST;

    /** Whether it has ended. */
    public boolean isEnd() {
        return this != STARTING && this != RUNNING;
    }

    /** The word used in API and store. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads a word that {@link #word()} wrote. */
    public static AttemptState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
