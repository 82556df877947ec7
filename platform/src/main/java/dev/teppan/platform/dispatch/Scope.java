package dev.teppan.platform.dispatch;

import java.util.concurrent.Semaphore;

/**
 * What the watches of one term share.
 *
 * @param questions bounds how many executors are asked at once what became of a launch
 */
record Scope(DispatchParts parts, Mailbox mailbox, Permit permit, StatusWatches statuses, Semaphore questions) {

    /** Far below what executors bear, far above what a person would wait for one by one. */
    private static final int QUESTIONS_AT_ONCE = 32;

    static Scope of(DispatchParts parts, Mailbox mailbox, Permit permit, StatusWatches statuses) {
        return new Scope(parts, mailbox, permit, statuses, new Semaphore(QUESTIONS_AT_ONCE));
    }
}
