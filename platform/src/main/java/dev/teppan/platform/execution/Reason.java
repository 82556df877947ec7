package dev.teppan.platform.execution;

import java.util.Locale;

/** Why an attempt, or an execution that never got to one, ended as it did. */
public enum Reason {
    /** The process ended by itself; the exit code says how. */
    EXIT_CODE,
    /** It ran longer than its job allows. */
    TIMEOUT,
    /** It used more memory than its job asked for. */
    OUT_OF_MEMORY,
    /** It could not be started as its job asks: no such command, bad mount. */
    START_FAILED,
    /** Its image could not be had. */
    IMAGE_UNAVAILABLE,
    /** Somebody canceled it. */
    CANCELED,
    /** Somebody outside Teppan stopped it. */
    STOPPED_OUTSIDE,
    /** Its node or engine failed under it. */
    NODE_FAILED,
    /** Its spot instance was reclaimed. */
    SPOT_RECLAIMED,
    /** Nobody can tell what became of it. */
    LOST,
    /** It waited for longer than its job allows. */
    QUEUE_TIMEOUT,
    /** Something it needs is missing on the server's side: a secret, its job's revision. */
    CONFIGURATION;

    /** The word used in API and store. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads a word that {@link #word()} wrote. */
    public static Reason of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
