package dev.teppan.platform.dispatch;

import dev.teppan.platform.execution.AttemptId;
import dev.teppan.platform.logs.OutputOwner;
import dev.teppan.spi.executor.JobExecutor;
import dev.teppan.spi.executor.LaunchToken;
import dev.teppan.spi.executor.OutputStreamName;
import dev.teppan.spi.executor.RunHandle;
import dev.teppan.spi.executor.StartResult;
import dev.teppan.spi.executor.StartResult.RefusalCause;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The watches of one term, by token. Safe for use by several threads. */
final class Watches implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Watches.class);

    private static final Duration END_WITHIN = Duration.ofSeconds(5);

    private final Scope scope;
    private final Map<LaunchToken, AttemptWatch> watches = new ConcurrentHashMap<>();

    Watches(Scope scope) {
        this.scope = scope;
    }

    /** Starts a launch whose row is committed. */
    void start(StartOrder order) {
        AttemptWatch watch = add(order.watched(), true);
        watch.start(order, () -> done(order.watched()));
    }

    /** Finds a launch that was committed before a restart. One that is gone before it began is launched again at no cost. */
    AttemptWatch adopt(Watched watched, Optional<RunHandle> handle) {
        return adopt(watched, handle, true);
    }

    /** Finds what is left of a launch whose end is known. */
    AttemptWatch adoptLeftover(Watched watched, RunHandle handle, boolean keepsOutput) {
        AttemptWatch watch = adopt(watched, Optional.of(handle), keepsOutput);
        watch.recorded();
        return watch;
    }

    private AttemptWatch adopt(Watched watched, Optional<RunHandle> handle, boolean keepsOutput) {
        AttemptWatch watch = add(watched, keepsOutput);
        StartResult.Refused again = new StartResult.Refused(
                RefusalCause.NO_ROOM, "It had not begun before a restart.", Optional.of(Duration.ZERO));
        watch.adopt(handle, again, () -> done(watched));
        return watch;
    }

    void stop(LaunchToken token, StopCause cause, Duration grace) {
        find(token).ifPresent(watch -> watch.stop(cause, grace));
    }

    void recorded(LaunchToken token) {
        find(token).ifPresent(AttemptWatch::recorded);
    }

    void silenceRecorded(LaunchToken token) {
        find(token).ifPresent(AttemptWatch::silenceRecorded);
    }

    /** Stops watching one that is taken for lost. */
    void giveUp(LaunchToken token) {
        find(token).ifPresent(watch -> {
            watch.close();
            done(watch.watched());
            Thread.ofVirtual()
                    .name("lost " + token)
                    .start(() -> sealLost(watch.watched().owner()));
        });
    }

    boolean isWatched(LaunchToken token) {
        return watches.containsKey(token);
    }

    boolean isWatched(AttemptId attempt) {
        return watches.values().stream()
                .anyMatch(watch -> watch.watched().owner().attempt().equals(attempt));
    }

    /** Stops watching; touches no workload. Waits a little, so that nothing is written to the spool afterwards. */
    @Override
    public void close() {
        watches.values().forEach(AttemptWatch::close);
        long deadline = System.nanoTime() + END_WITHIN.toNanos();
        try {
            for (AttemptWatch watch : watches.values()) {
                if (!watch.awaitEnd(deadline)) {
                    LOG.atWarn()
                            .addKeyValue("token", watch.watched().token())
                            .log("A call of an executor does not end; it is left behind");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sealLost(OutputOwner owner) {
        try {
            scope.parts().output().spools().find(owner.attempt()).ifPresent(spool -> {
                spool.note(OutputStreamName.STDERR, "The rest of the output is missing: the attempt was lost.");
                spool.seal();
                scope.parts().output().shipper().ship(owner.attempt());
            });
        } catch (UncheckedIOException e) {
            LOG.atWarn()
                    .addKeyValue("attempt", owner.attempt())
                    .addKeyValue("reason", e.getMessage())
                    .log("The output of a lost attempt could not be ended; the next sweep tries again");
        }
    }

    private Optional<AttemptWatch> find(LaunchToken token) {
        return Optional.ofNullable(watches.get(token));
    }

    private AttemptWatch add(Watched watched, boolean keepsOutput) {
        JobExecutor executor = scope.parts().executors().get(watched.placement().executor());
        if (executor == null) {
            throw new IllegalStateException("no executor " + watched.placement().executor());
        }
        AttemptWatch watch = new AttemptWatch(watched, executor, scope, keepsOutput);
        scope.parts().lookups().references().open(watched.token(), watched.execution());
        watches.put(watched.token(), watch);
        return watch;
    }

    private void done(Watched watched) {
        watches.remove(watched.token());
        scope.parts().lookups().references().close(watched.token());
    }
}
