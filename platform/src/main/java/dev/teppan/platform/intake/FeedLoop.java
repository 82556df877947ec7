package dev.teppan.platform.intake;

import dev.teppan.platform.catalog.Queue;
import dev.teppan.spi.PluginException;
import dev.teppan.spi.queue.Delivery;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The loop around one {@link Feed}: pauses after failures and while the queue is paused, and ends when told to. A wait for
 * messages is broken off then; a batch that was received is finished first. One thread runs it, others tell it things.
 */
final class FeedLoop {

    private static final Logger LOG = LoggerFactory.getLogger(FeedLoop.class);

    private final Feed feed;
    private final AdmissionSettings settings;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Queue queue;
    private boolean mayPull = true;
    private boolean stopped;
    private @Nullable Thread receiving;
    private volatile Optional<String> trouble = Optional.empty();
    private Duration pause;

    FeedLoop(Feed feed, Queue queue, AdmissionSettings settings) {
        this.feed = feed;
        this.queue = queue;
        this.settings = settings;
        this.pause = settings.firstPause();
    }

    /** The definition as it is now. */
    void queue(Queue now) {
        lock.lock();
        try {
            queue = now;
            mayPull = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The definition cannot be read, so nothing could be written either. */
    void hold() {
        lock.lock();
        try {
            mayPull = false;
        } finally {
            lock.unlock();
        }
    }

    /** Has the loop end after what it is at. Does not wait. Repeatable. */
    void stop() {
        lock.lock();
        try {
            stopped = true;
            changed.signalAll();
            if (receiving != null) {
                receiving.interrupt();
            }
        } finally {
            lock.unlock();
        }
    }

    /** What is wrong with it; empty when it works. */
    Optional<String> trouble() {
        return trouble;
    }

    void run() {
        try {
            while (!isStopped()) {
                pass();
            }
        } catch (InterruptedException e) {
            LOG.debug("Admission of a queue was broken off", e);
        }
    }

    private void pass() throws InterruptedException {
        try {
            if (runOnce()) {
                trouble = Optional.empty();
                pause = settings.firstPause();
            } else {
                failed("the database does not take messages in");
            }
        } catch (PluginException e) {
            // The guard has logged it.
            failed(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("Admission of a queue failed; it goes on after a pause", e);
            failed(e.toString());
        }
    }

    /**
     * One pull, when the queue may be pulled; else waits for a change.
     *
     * @return whether what came was taken in
     */
    boolean runOnce() throws InterruptedException {
        if (!awaitLeave()) {
            return true;
        }
        List<Delivery> batch = receive();
        return batch.isEmpty() || feed.admit(queueNow(), batch, pause);
    }

    /** Waits a while for leave to pull; answers whether it was given. */
    private boolean awaitLeave() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = settings.reconcile().toNanos();
            while (!stopped && !hasLeave() && left > 0) {
                left = changed.awaitNanos(left);
            }
            return !stopped && hasLeave();
        } finally {
            lock.unlock();
        }
    }

    private boolean hasLeave() {
        return mayPull && !queue.paused();
    }

    private List<Delivery> receive() throws InterruptedException {
        lock.lock();
        try {
            if (stopped) {
                return List.of();
            }
            receiving = Thread.currentThread();
        } finally {
            lock.unlock();
        }
        try {
            return feed.receive();
        } finally {
            lock.lock();
            try {
                receiving = null;
                if (stopped) {
                    // The request to stop came while messages did: they are taken in first.
                    var unused = Thread.interrupted();
                }
            } finally {
                lock.unlock();
            }
        }
    }

    private void failed(String why) throws InterruptedException {
        trouble = Optional.of(why);
        lock.lockInterruptibly();
        try {
            long left = pause.toNanos();
            while (!stopped && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
        Duration doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(settings.longestPause()) < 0 ? doubled : settings.longestPause();
    }

    private Queue queueNow() {
        lock.lock();
        try {
            return queue;
        } finally {
            lock.unlock();
        }
    }

    private boolean isStopped() {
        lock.lock();
        try {
            return stopped;
        } finally {
            lock.unlock();
        }
    }
}
