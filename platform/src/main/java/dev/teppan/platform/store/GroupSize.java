package dev.teppan.platform.store;

/**
 * How many enqueues are worth waiting for before a commit, as PostgreSQL's {@code commit_siblings} asks, and Helland et al., "Group
 * Commit Timers and High Volume Transaction Systems" (1987): those whom the last commit answered come again at once when they
 * enqueue one after the other. Without a wait the first of them would be committed alone and all others after it. Who is alone
 * waits for nobody. Not safe for use by several threads.
 */
final class GroupSize {

    /** A commit's own cost is spread over enough then, and the answers to one half are written while the other is committed. */
    private static final int ENOUGH = 16;

    private int last = 1;
    private int lastButOne = 1;

    /**
     * Says how many enqueue at the same time: those whom a commit is about to answer, and those who wait already. Two commits
     * must show it, so that a chance meeting makes nobody wait.
     */
    void met(int together) {
        lastButOne = last;
        last = together;
    }

    /** How many to wait for; 1 for none. */
    int target() {
        return Math.max(1, Math.min(ENOUGH, Math.min(last, lastButOne)));
    }

    /** Says that so few came. */
    void missed(int came) {
        last = came;
    }
}
