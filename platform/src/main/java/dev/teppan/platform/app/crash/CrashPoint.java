package dev.teppan.platform.app.crash;

/** A moment directly before or after an effect. */
public enum CrashPoint {
    /** An enqueue is about to be written. */
    BEFORE_ENQUEUE,
    /** An enqueue is committed; its caller does not know yet. */
    AFTER_ENQUEUE,
    /** A turn with new attempts or launches is about to be committed. */
    BEFORE_PLACEMENT,
    /** New attempts or launches are committed; no executor knows of them. */
    AFTER_PLACEMENT,
    /** An executor is about to be asked to start. */
    BEFORE_START,
    /** An executor has started a launch; nobody knows yet. */
    AFTER_START,
    /** A turn with an executor's handles is about to be committed. */
    BEFORE_HANDLE,
    /** Handles are committed. */
    AFTER_HANDLE,
    /** A turn that says that something runs is about to be committed. */
    BEFORE_RUNNING,
    /** It is committed that something runs. */
    AFTER_RUNNING,
    /** A workload has ended; nobody knows yet. */
    EXIT_SEEN,
    /** A turn with an execution's end is about to be committed, the notice of it included. */
    BEFORE_END,
    /** An end and the notice of it are committed. */
    AFTER_END,
    /** A turn that lets an execution be tried again is about to be committed. */
    BEFORE_RETRY,
    /** It is committed that an execution is tried again. */
    AFTER_RETRY,
    /** A log store is about to complete an object. */
    BEFORE_OUTPUT,
    /** A log store has completed an object. */
    AFTER_OUTPUT,
    /** What is left of a workload is about to be removed. */
    BEFORE_DISCARD,
    /** It is removed. */
    AFTER_DISCARD,
    /** A notifier is about to be told. */
    BEFORE_NOTICE,
    /** A notifier was told; nobody knows yet. */
    AFTER_NOTICE
}
