package dev.teppan.platform.dispatch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The virtual threads of one watch, ended together by an interrupt. The lock guards the list. */
final class Threads implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Threads.class);

    /** What a thread does; an interrupt ends it. */
    interface Task {
        void run() throws InterruptedException;
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final List<Thread> threads = new ArrayList<>();
    private boolean closed;

    /** Starts a thread, unless this is closed. */
    void start(String name, Task task) {
        lock.lock();
        try {
            if (!closed) {
                threads.removeIf(thread -> !thread.isAlive());
                threads.add(Thread.ofVirtual().name(name).start(() -> run(name, task)));
            }
        } finally {
            lock.unlock();
        }
    }

    /** Interrupts all; does not wait for them. Repeatable. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            threads.forEach(Thread::interrupt);
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the end of all, until {@code deadline} by {@link System#nanoTime()}; answers whether all have ended. */
    boolean awaitEnd(long deadline) throws InterruptedException {
        List<Thread> left;
        lock.lock();
        try {
            left = List.copyOf(threads);
        } finally {
            lock.unlock();
        }
        for (Thread thread : left) {
            if (!thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())))) {
                return false;
            }
        }
        return true;
    }

    private static void run(String name, Task task) {
        try {
            task.run();
        } catch (InterruptedException e) {
            LOG.atDebug().addKeyValue("thread", name).log("Stopped watching");
        } catch (RuntimeException e) {
            LOG.atError()
                    .addKeyValue("thread", name)
                    .setCause(e)
                    .log("A watching thread failed; please report this bug");
        }
    }
}
