package dev.teppan.spi;

/** Tells whether this host holds the dispatch lease. */
public interface Leadership {

    /** Whether this host leads now. Cheap; ask again before each act, as the answer may change at any time. */
    boolean isLeader();

    /**
     * Calls {@code onChange} with the new answer after each change, on a thread of the host. The callback must return
     * within a second and must not throw.
     */
    void onChange(java.util.function.Consumer<Boolean> onChange);
}
