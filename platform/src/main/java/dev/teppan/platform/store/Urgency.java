package dev.teppan.platform.store;

/** In which order the write lane takes what waits; it takes a share of each in every batch, so that none starves. */
enum Urgency {
    /** Turns and the lease. */
    DISPATCH,
    /** New executions. */
    ENQUEUE,
    /** All else. */
    REST
}
