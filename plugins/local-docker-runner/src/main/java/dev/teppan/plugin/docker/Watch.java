package dev.teppan.plugin.docker;

import dev.teppan.spi.executor.ExitReport;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one container. The lock is held while the engine is asked how it is or told to stop it, so that an end
 * is never credited to a stop that came too late.
 */
final class Watch {

    private final LaunchHandle handle;
    private final CompletableFuture<ExitReport> end = new CompletableFuture<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicReference<@Nullable Instant> startedAt = new AtomicReference<>();
    private volatile boolean stopRequested;
    private volatile boolean outOfMemory;
    private final AtomicReference<@Nullable Long> seenKilled = new AtomicReference<>();
    private volatile boolean discarded;

    Watch(LaunchHandle handle) {
        this.handle = handle;
    }

    LaunchHandle handle() {
        return handle;
    }

    String containerId() {
        return handle.containerId();
    }

    CompletableFuture<ExitReport> end() {
        return end;
    }

    ReentrantLock lock() {
        return lock;
    }

    Optional<Instant> startedAt() {
        return Optional.ofNullable(startedAt.get());
    }

    void started(Instant at) {
        startedAt.set(at);
    }

    /** Our own clock's word, which never replaces the engine's. */
    void startedAbout(Instant at) {
        startedAt.compareAndSet(null, at);
    }

    boolean stopRequested() {
        return stopRequested;
    }

    void stopRequested(boolean requested) {
        stopRequested = requested;
    }

    boolean outOfMemory() {
        return outOfMemory;
    }

    void ranOutOfMemory() {
        outOfMemory = true;
    }

    /** How long it has been known that the container was killed; begins with the first call. */
    Duration killedFor() {
        long now = System.nanoTime();
        seenKilled.compareAndSet(null, now);
        Long since = seenKilled.get();
        return Duration.ofNanos(since == null ? 0 : now - since);
    }

    boolean discarded() {
        return discarded;
    }

    void discard() {
        discarded = true;
    }
}
