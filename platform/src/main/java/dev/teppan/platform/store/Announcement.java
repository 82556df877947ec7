package dev.teppan.platform.store;

/** How dispatch hears of executions that were enqueued. */
public enum Announcement {
    /** It runs in this process and was told. */
    TOLD,

    /** By intents in the database; whoever dispatches is to be woken. */
    BY_INTENT
}
