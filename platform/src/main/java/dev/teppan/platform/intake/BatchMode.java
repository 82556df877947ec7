package dev.teppan.platform.intake;

/** What becomes of a batch of which a part is refused. */
public enum BatchMode {
    /** Nothing is enqueued. */
    ALL_OR_NONE,
    /** What can be, is. */
    EACH
}
