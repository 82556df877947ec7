package dev.teppan.platform.execution;

import java.util.Locale;

/** Whom an end that is no success is charged to. Only {@link #JOB} uses up the retry policy. */
public enum Blame {
    /** The job itself. */
    JOB,
    /** No room. Without a budget: the work waits. */
    PLACEMENT,
    /** The executor asked to slow down. Without a budget: the work waits. */
    THROTTLE,
    /** A node, an engine, a network. */
    INFRASTRUCTURE,
    /** A reclaimed spot instance. */
    SPOT,
    /** An image that cannot be had. */
    IMAGE,
    /** A person. */
    USER,
    /** Teppan or its configuration. */
    PLATFORM;

    /** The word used in API and store. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads a word that {@link #word()} wrote. */
    public static Blame of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
