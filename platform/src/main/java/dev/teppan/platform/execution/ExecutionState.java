package dev.teppan.platform.execution;

import java.util.Locale;

/** How far an execution is. */
public enum ExecutionState {
    /** Waits for a time: a delay, or the pause before a retry. Enqueue and retry bring it here, the clock moves it on. */
    SCHEDULED,
    /** Due and waiting for room. The clock or a refused launch brings it here, the scheduler moves it on. */
    PENDING,
    /** Placed, and its launch is committed. After a crash the executor is asked whether the launch began. */
    STARTING,
    /** Its workload runs, as far as the executor told. After a crash it is adopted. */
    RUNNING,
    /** The last attempt ended well. Only a retry request reopens it. */
    SUCCEEDED,
    /** The last attempt failed and no retry is left, or it waited too long. Only a retry request reopens it. */
    FAILED,
    /** Somebody ended it. Only a retry request reopens it. */
    CANCELED;

    /** Whether this is an end, which only a retry request leaves. */
    public boolean isEnd() {
        return this == SUCCEEDED || this == FAILED || this == CANCELED;
    }

    /** Whether it waits: for a time or for room. */
    public boolean isWaiting() {
        return this == SCHEDULED || this == PENDING;
    }

    /** Whether a launch of it holds room. */
    public boolean isLive() {
        return this == STARTING || this == RUNNING;
    }

    /** The word used in API and store. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads a word that {@link #word()} wrote. */
    public static ExecutionState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
