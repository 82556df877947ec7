package dev.teppan.platform.dispatch;

import dev.teppan.spi.executor.ExecutorStatus;
import dev.teppan.spi.executor.JobExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Looks at one executor's status once a second, and at once when asked; then a few times more in short order, as an executor
 * may learn of an end a little after the watch did. Posts what is new. The lock guards the flag.
 */
final class StatusWatch {

    private static final long[] PAUSES_MILLIS = {5, 25, 100, 1000};

    private final String name;
    private final JobExecutor executor;
    private final Mailbox mailbox;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition asked = lock.newCondition();
    private boolean wanted;

    StatusWatch(String name, JobExecutor executor, Mailbox mailbox) {
        this.name = name;
        this.executor = executor;
        this.mailbox = mailbox;
    }

    void ask() {
        lock.lock();
        try {
            wanted = true;
            asked.signal();
        } finally {
            lock.unlock();
        }
    }

    void run() throws InterruptedException {
        @Nullable ExecutorStatus last = null;
        int step = 0;
        while (true) {
            ExecutorStatus status = executor.status();
            if (last == null || isNews(last, status)) {
                mailbox.post(new Fact.StatusChanged(name, status));
                last = status;
            }
            step = pause(PAUSES_MILLIS[step]) ? 0 : Math.min(step + 1, PAUSES_MILLIS.length - 1);
        }
    }

    private static boolean isNews(ExecutorStatus last, ExecutorStatus status) {
        return last.capacity().version() != status.capacity().version()
                || !last.health().equals(status.health());
    }

    /** Answers whether the pause was ended by a question. */
    private boolean pause(long millis) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(millis);
            while (!wanted && left > 0) {
                left = asked.awaitNanos(left);
            }
            boolean ended = wanted;
            wanted = false;
            return ended;
        } finally {
            lock.unlock();
        }
    }
}
