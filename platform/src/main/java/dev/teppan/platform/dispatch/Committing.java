package dev.teppan.platform.dispatch;

import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.store.StoreException;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** A turn on its way into the database; tried again as often as it is awaited, until that is known. Used by the loop alone. */
final class Committing {

    private final PreparedTurn turn;
    private final Callable<Set<ExecutionId>> commit;
    private @Nullable FutureTask<Set<ExecutionId>> underWay;

    /** @param commit commits the turn and blocks meanwhile; answers with the executions of which a change did not apply */
    Committing(PreparedTurn turn, Callable<Set<ExecutionId>> commit) {
        this.turn = turn;
        this.commit = commit;
    }

    PreparedTurn turn() {
        return turn;
    }

    /** Begins, on a thread of its own. */
    void begin() {
        FutureTask<Set<ExecutionId>> task = new FutureTask<>(commit);
        underWay = task;
        Thread.ofVirtual().name("commit").start(task);
    }

    /**
     * Waits for the commit; makes it where none is under way.
     *
     * @throws StoreException when it failed; the next call tries again
     */
    Set<ExecutionId> await() throws InterruptedException {
        FutureTask<Set<ExecutionId>> task = underWay;
        underWay = null;
        if (task == null) {
            task = new FutureTask<>(commit);
            task.run();
        }
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("a commit failed in an unforeseen way", e.getCause());
        }
    }
}
