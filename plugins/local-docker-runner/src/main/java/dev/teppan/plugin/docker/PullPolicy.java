package dev.teppan.plugin.docker;

/** When an image is pulled before a start. */
public enum PullPolicy {
    /** Before each start, so that a moved tag is noticed. */
    ALWAYS,
    /** Only when the engine does not have it. */
    MISSING,
    /** Never; what the engine does not have is refused. */
    NEVER
}
