package dev.teppan.platform.dispatch;

import dev.teppan.platform.execution.RetryPolicy;
import dev.teppan.platform.scheduling.Delivery;
import dev.teppan.platform.scheduling.PoolHint;
import dev.teppan.platform.scheduling.Sending.Outcome;
import dev.teppan.spi.PluginException;
import dev.teppan.spi.executor.CapacityHint;
import dev.teppan.spi.executor.ExecutorScaling;
import dev.teppan.spi.executor.ExecutorScaling.ScalingResult;
import dev.teppan.spi.executor.JobExecutor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the hints of one pool, one at a time and always the newest: the first, each that says something else than the last that
 * was answered, and where the pool is not yet as it is wanted, once more after a while. What fails is sent again after a growing
 * pause, as the hint that is the newest then. The lock guards the newest and is never held over a call.
 */
final class PoolSender {

    private static final Logger LOG = LoggerFactory.getLogger(PoolSender.class);

    /** After so long a hint that is not followed yet is told again: the outside may have forgotten, or have room now. */
    private static final Duration REPEAT = Duration.ofMinutes(1);

    /** An older hint is not sent any more: nodes that it names as idle may long have work. */
    private static final Duration STALE = Duration.ofMinutes(1);

    private final JobExecutor executor;
    private final Permit permit;
    private final InstantSource clock;
    private final RetryPolicy pausing;
    private final SendingLog log = new SendingLog();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private @Nullable PoolHint newest;
    private @Nullable Answered last;
    private volatile boolean unsupported;

    private record Answered(Told told, Instant at) {}

    /** What makes a hint another one. */
    private record Told(int nodes, List<CapacityHint.Wanted> more, Set<String> busy, Set<String> idle) {
        static Told of(CapacityHint hint) {
            return new Told(hint.nodes(), hint.more(), hint.busy(), hint.idle());
        }
    }

    PoolSender(JobExecutor executor, Permit permit, InstantSource clock, RetryPolicy pausing) {
        this.executor = executor;
        this.permit = permit;
        this.clock = clock;
        this.pausing = pausing;
    }

    /** Takes the place of a hint that was not sent yet. Returns at once. */
    void offer(PoolHint hint) {
        lock.lock();
        try {
            newest = hint;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    Delivery delivery() {
        return new Delivery(unsupported ? Delivery.Mode.UNSUPPORTED : Delivery.Mode.SENT, log.latest(), log.nextTry());
    }

    /** Sends until it is interrupted, or the executor turns out not to scale. */
    void run() throws InterruptedException {
        Pauses pauses = new Pauses(pausing);
        while (!unsupported) {
            awaitDue();
            permit.await();
            Optional<CapacityHint> hint = takeDue();
            if (hint.isPresent()) {
                try {
                    send(hint.get());
                    pauses = new Pauses(pausing);
                } catch (PluginException e) {
                    Duration pause = pauses.next(e);
                    failed(hint.get(), e, pause);
                    pauses.await(pause);
                }
            }
        }
    }

    private void send(CapacityHint hint) throws InterruptedException {
        log.begun(hint, now());
        Optional<ExecutorScaling> scaling = executor.scaling();
        if (scaling.isEmpty()) {
            log.forget();
            unsupported = true;
            LOG.atWarn()
                    .addKeyValue("pool", hint.pool())
                    .log(
                            "Capacity hints are to be sent to an executor that cannot grow and shrink; they are only shown");
            return;
        }
        ScalingResult result = scaling.get().apply(hint);
        Instant now = now();
        log.answered(result.acted() ? Outcome.ACTED : Outcome.NOTHING_DONE, now, result.detail());
        lock.lock();
        try {
            last = new Answered(Told.of(hint), now);
        } finally {
            lock.unlock();
        }
    }

    private void failed(CapacityHint hint, PluginException failure, Duration pause) {
        String reason = String.valueOf(failure.getMessage());
        Instant now = now();
        log.answered(Outcome.FAILED, now, reason);
        log.triesAgain(now.plus(pause));
        LOG.atWarn()
                .addKeyValue("pool", hint.pool())
                .addKeyValue("reason", reason)
                .addKeyValue("again", pause)
                .log("A capacity hint could not be sent; the newest is after a pause");
    }

    private void awaitDue() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (due().isEmpty()) {
                changed.await(REPEAT.toMillis(), TimeUnit.MILLISECONDS);
            }
        } finally {
            lock.unlock();
        }
    }

    /** The newest may be another one after the permit was waited for. */
    private Optional<CapacityHint> takeDue() {
        lock.lock();
        try {
            return due();
        } finally {
            lock.unlock();
        }
    }

    private Optional<CapacityHint> due() {
        PoolHint present = newest;
        Instant now = now();
        if (present == null || isOver(present.inputs().now(), STALE, now)) {
            return Optional.empty();
        }
        CapacityHint hint = hint(present);
        Answered before = last;
        boolean followed = hint.idle().isEmpty()
                && present.hint().wanted() == present.hint().present();
        boolean due = before == null
                || !before.told().equals(Told.of(hint))
                || (!followed && isOver(before.at(), REPEAT, now));
        return due ? Optional.of(hint) : Optional.empty();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static boolean isOver(Instant since, Duration span, Instant now) {
        return Duration.between(since, now).compareTo(span) > 0;
    }

    private static CapacityHint hint(PoolHint pool) {
        return new CapacityHint(
                pool.inputs().pool(),
                pool.inputs().now(),
                pool.hint().wanted(),
                pool.hint().more().stream()
                        .map(more -> new CapacityHint.Wanted(more.shape().size(), more.nodes()))
                        .toList(),
                pool.hint().busy(),
                Set.copyOf(pool.hint().drainable()),
                pool.hint().reason());
    }
}
