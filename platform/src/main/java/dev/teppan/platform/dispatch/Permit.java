package dev.teppan.platform.dispatch;

/** Whether this host may act on the outside, asked directly before each act. */
interface Permit {

    /** Waits while the lease is not known to be held. Those who wait in vain are interrupted when the term is closed. */
    void await() throws InterruptedException;
}
