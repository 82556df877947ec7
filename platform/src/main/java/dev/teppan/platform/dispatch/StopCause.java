package dev.teppan.platform.dispatch;

/** Why this installation stops a workload. */
enum StopCause {
    /** Somebody canceled its execution. */
    CANCELED,
    /** It ran longer than its job allows. */
    TIMED_OUT,
    /** Its attempt ended without it: it was taken for lost, or nobody knows it. */
    NOT_WANTED
}
