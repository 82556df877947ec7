package dev.teppan.platform.dispatch;

import dev.teppan.platform.store.Lease;
import dev.teppan.platform.store.LeaseView;
import dev.teppan.platform.store.StoreException;
import dev.teppan.spi.Leadership;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the dispatch lease: takes it, renews it each third of its time, and knows by a monotonic clock of its own until when
 * it is certainly held. Without it, looks several times a second, and at the moment when it runs out, whether it is free.
 * One thread; the lock guards what is held and is never held over a call of the database.
 */
public final class LeaseKeeper implements Leadership, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LeaseKeeper.class);

    /** How often a host that waits for the lease looks for it: with this a lease that was given up is taken. */
    private static final Duration LOOK = Duration.ofMillis(250);

    /** How soon the next try comes when the row was locked for a moment. */
    private static final Duration LOCKED = Duration.ofMillis(50);

    private record Held(Lease lease, long until) {}

    private final Ledger ledger;
    private final DispatchSettings settings;
    private final LongSupplier nanos;
    private final List<Consumer<Boolean>> listeners = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private @Nullable Held held;
    private boolean foreign;
    private boolean told;
    private boolean closed;
    private boolean called;
    private Duration untilNext = Duration.ZERO;
    private @Nullable Thread thread;

    /** Measures its deadline by {@link System#nanoTime()}. */
    public LeaseKeeper(Ledger ledger, DispatchSettings settings) {
        this(ledger, settings, System::nanoTime);
    }

    LeaseKeeper(Ledger ledger, DispatchSettings settings, LongSupplier nanos) {
        this.ledger = ledger;
        this.settings = settings;
        this.nanos = nanos;
    }

    /** Starts to try for the lease, on a thread of its own. */
    void start() {
        lock.lock();
        try {
            thread = Thread.ofPlatform().name("dispatch-lease").daemon().start(this::work);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isLeader() {
        return current().isPresent();
    }

    @Override
    public void onChange(Consumer<Boolean> onChange) {
        listeners.add(onChange);
    }

    /** The lease, while it is certainly held. */
    public Optional<Lease> current() {
        lock.lock();
        try {
            return valid().map(Held::lease);
        } finally {
            lock.unlock();
        }
    }

    /** Whether another host held it when last asked. Else a lease that ran out may still be renewed. */
    boolean isForeign() {
        lock.lock();
        try {
            return foreign;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the lease is held, or the time is over. */
    void awaitHeld(Duration wait) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = wait.toNanos();
            while (valid().isEmpty() && !closed && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Allows acts under one epoch, as long as it is held. */
    Permit permit(long epoch) {
        return () -> {
            lock.lockInterruptibly();
            try {
                while (valid().filter(present -> present.lease().epoch() == epoch)
                        .isEmpty()) {
                    changed.await();
                }
            } finally {
                lock.unlock();
            }
        };
    }

    /** Notes that a write was refused because the epoch is not the present one any more. */
    void lost(long epoch) {
        lock.lock();
        try {
            if (held != null && held.lease().epoch() == epoch) {
                held = null;
            }
        } finally {
            lock.unlock();
        }
        tell();
    }

    /** Looks at the lease now: somebody says that it may be free. Never blocks for long. */
    public void look() {
        lock.lock();
        try {
            called = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Takes or renews the lease once. Blocks. */
    void runOnce() {
        try {
            if (isLeader() || !isTaken()) {
                take();
            }
        } catch (StoreException e) {
            LOG.atWarn()
                    .addKeyValue("reason", e.getMessage())
                    .log("The dispatch lease could not be renewed; nothing is started unless it can be in time");
            lock.lock();
            try {
                untilNext = renewal();
            } finally {
                lock.unlock();
            }
        }
        tell();
    }

    /** How long to wait before the next try. */
    Duration untilNext() {
        lock.lock();
        try {
            return untilNext;
        } finally {
            lock.unlock();
        }
    }

    /** Looks whether another host holds it, without a write. */
    private boolean isTaken() {
        LeaseView seen = ledger.lease();
        boolean taken = seen.isHeldByOther(settings.holder());
        lock.lock();
        try {
            foreign = taken;
            if (taken) {
                held = null;
                changed.signalAll();
                untilNext = seen.remaining().compareTo(LOOK) < 0 ? seen.remaining() : LOOK;
            }
        } finally {
            lock.unlock();
        }
        return taken;
    }

    private void take() {
        // Taken before the call: what the call itself takes is already gone from the lease's time.
        long asked = nanos.getAsLong();
        Optional<Lease> renewed = ledger.acquire(settings.holder(), settings.lease());
        if (renewed.isEmpty() && isTaken()) {
            return;
        }
        lock.lock();
        try {
            // Where its row was only locked for a moment, what is held stays held.
            untilNext = renewed.isPresent() ? renewal() : LOCKED;
            held = closed
                    ? null
                    : renewed.map(lease ->
                                    new Held(lease, asked + lease.remaining().toNanos()))
                            .orElse(held);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private Duration renewal() {
        return settings.lease().dividedBy(3);
    }

    /** Gives the lease up. Repeatable. */
    @Override
    public void close() {
        Optional<Held> last;
        lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            last = valid();
            held = null;
            changed.signalAll();
            if (thread != null) {
                thread.interrupt();
            }
        } finally {
            lock.unlock();
        }
        tell();
        try {
            last.ifPresent(present -> ledger.release(present.lease()));
        } catch (StoreException e) {
            LOG.atWarn()
                    .addKeyValue("reason", e.getMessage())
                    .log("The dispatch lease could not be given up; it runs out by itself");
        }
    }

    private void work() {
        try {
            while (!isClosed()) {
                renew();
                pause();
            }
        } catch (InterruptedException e) {
            LOG.atDebug().log("The keeper of the lease stopped");
        }
    }

    /** This thread must outlive whatever happens: without it this host would silently do nothing any more. */
    private void renew() {
        try {
            runOnce();
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("Renewing the dispatch lease failed; please report this bug");
        }
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    private void pause() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = untilNext.toNanos();
            while (!closed && !called && left > 0) {
                left = changed.awaitNanos(left);
            }
            called = false;
        } finally {
            lock.unlock();
        }
    }

    private Optional<Held> valid() {
        Held present = held;
        return present != null && present.until() - nanos.getAsLong() > 0 ? Optional.of(present) : Optional.empty();
    }

    /** Tells the listeners when the answer is another than before. */
    private void tell() {
        boolean leads = isLeader();
        lock.lock();
        try {
            if (leads == told) {
                return;
            }
            told = leads;
        } finally {
            lock.unlock();
        }
        LOG.atInfo().addKeyValue("leads", leads).log("Dispatch lease");
        listeners.forEach(listener -> listener.accept(leads));
    }
}
