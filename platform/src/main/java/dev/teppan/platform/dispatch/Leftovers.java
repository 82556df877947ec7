package dev.teppan.platform.dispatch;

import dev.teppan.platform.execution.Attempt;
import dev.teppan.platform.execution.AttemptId;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.execution.Placement;
import dev.teppan.platform.logs.OutputOwner;
import dev.teppan.platform.logs.Spool;
import dev.teppan.platform.store.OutputRow;
import dev.teppan.platform.store.StoreException;
import dev.teppan.platform.store.StoredExecution;
import dev.teppan.spi.PluginException;
import dev.teppan.spi.executor.JobExecutor;
import dev.teppan.spi.executor.LaunchToken;
import dev.teppan.spi.executor.OutputStreamName;
import dev.teppan.spi.executor.Workload;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for workloads that no watch cares for: what is left of a crash, or turned up again after it was taken for lost. Their
 * output is completed, what still runs is stopped, and what has ended is discarded. A workload that nobody knows is left
 * alone for a while, as it may belong to work that another host is just committing. One virtual thread of its own.
 */
final class Leftovers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Scope scope;
    private final Watches watches;
    private final Threads threads = new Threads();
    private final Semaphore due = new Semaphore(0);
    private final Map<LaunchToken, Instant> strangers = new HashMap<>();

    Leftovers(Scope scope, Watches watches) {
        this.scope = scope;
        this.watches = watches;
    }

    void start() {
        threads.start("leftovers", () -> {
            Pauses pauses = new Pauses(scope.parts().settings().pauses());
            while (true) {
                boolean complete = sweep();
                Duration pause = complete ? scope.parts().settings().sweep() : pauses.next();
                if (due.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                    due.drainPermits();
                }
            }
        });
    }

    /** Looks soon: there may be something. Returns at once. */
    void look() {
        due.release();
    }

    /** Looks at all executors once; answers whether all answered. */
    boolean sweep() throws InterruptedException {
        boolean complete = true;
        for (Map.Entry<String, JobExecutor> executor : scope.parts().executors().entrySet()) {
            complete &= succeeds("workloads of " + executor.getKey(), () -> {
                scope.permit().await();
                for (Workload workload : executor.getValue().list()) {
                    consider(executor.getKey(), workload);
                }
            });
        }
        // Only when all were asked: output may still come from the one that does not answer.
        return complete && succeeds("spools", this::sealOrphans);
    }

    private static boolean succeeds(String what, Threads.Task task) throws InterruptedException {
        try {
            task.run();
            return true;
        } catch (PluginException | StoreException | UncheckedIOException e) {
            LOG.atWarn()
                    .addKeyValue("what", what)
                    .addKeyValue("reason", e.getMessage())
                    .log("Leftovers could not be looked for; it is tried again");
            return false;
        }
    }

    @Override
    public void close() {
        threads.close();
    }

    private void consider(String executor, Workload workload) {
        // Listed first, looked up here second: a launch is watched before its executor hears of it.
        if (watches.isWatched(workload.token())) {
            return;
        }
        Optional<OutputOwner> owner = owner(workload);
        Optional<StoredExecution> stored = owner.flatMap(known ->
                scope.parts().ledger().find(Set.of(known.execution())).stream().findFirst());
        if (stored.isEmpty() && isTooNew(workload)) {
            return;
        }
        boolean current = stored.map(StoredExecution::execution)
                .filter(execution -> execution.state().isLive())
                .flatMap(execution -> execution.attempt())
                .map(Watched::token)
                .filter(workload.token()::equals)
                .isPresent();
        if (current) {
            return;
        }
        strangers.remove(workload.token());
        LOG.atInfo()
                .addKeyValue("token", workload.token())
                .addKeyValue("state", workload.state())
                .log("Cleaning up a workload that nobody waits for");
        AttemptWatch watch = watches.adoptLeftover(
                new Watched(
                        owner.orElseGet(() -> nobody(workload.token())),
                        0,
                        0,
                        workload.token(),
                        new Placement(executor, "", workload.node()),
                        Optional.empty(),
                        Duration.ofDays(365)),
                workload.handle(),
                stored.isPresent() && owner.filter(this::lacksOutput).isPresent());
        if (workload.state() != Workload.WorkloadState.ENDED) {
            watch.stop(StopCause.NOT_WANTED, GRACE);
        }
    }

    /** Whether output of this attempt is still to be had. */
    private boolean lacksOutput(OutputOwner owner) {
        return scope.parts()
                .output()
                .spools()
                .find(owner.attempt())
                .map(spool -> !spool.isSealed() && !isKept(spool))
                .orElseGet(() -> scope.parts().ledger().output(owner.attempt()).isEmpty());
    }

    private boolean isTooNew(Workload workload) {
        Instant now = scope.parts().clock().instant();
        Instant seen = strangers.computeIfAbsent(workload.token(), token -> {
            LOG.atWarn()
                    .addKeyValue("token", token)
                    .addKeyValue("state", workload.state())
                    .log("An executor runs something for this installation that the database does not know; it is left"
                            + " alone for a while, then stopped");
            return now;
        });
        return seen.plus(scope.parts().settings().strangersAfter()).isAfter(now);
    }

    /** Ends spools whose workload is gone: no more output will come. */
    private void sealOrphans() throws InterruptedException {
        for (OutputOwner owner : scope.parts().output().spools().owners()) {
            Optional<Spool> spool =
                    scope.parts().output().spools().find(owner.attempt()).filter(open -> !open.isSealed());
            if (spool.isPresent() && !watches.isWatched(owner.attempt()) && !isLive(owner)) {
                scope.permit().await();
                seal(spool.get());
            }
        }
    }

    private void seal(Spool spool) {
        if (spool.isEmpty() || isKept(spool)) {
            scope.parts().output().spools().delete(spool.owner().attempt());
            return;
        }
        spool.note(OutputStreamName.STDERR, "The rest of the output is missing: its workload is gone.");
        spool.seal();
        scope.parts().output().shipper().ship(spool.owner().attempt());
    }

    /** Whether another host, which took the attempt over, has brought all of its output into the log store. */
    private boolean isKept(Spool spool) {
        return scope.parts()
                .ledger()
                .output(spool.owner().attempt())
                .filter(OutputRow::stored)
                .isPresent();
    }

    private boolean isLive(OutputOwner owner) {
        return scope.parts().ledger().find(Set.of(owner.execution())).stream()
                .map(StoredExecution::execution)
                .filter(execution -> !execution.state().isEnd())
                .flatMap(execution -> execution.attempt().stream())
                .filter(attempt -> !attempt.state().isEnd())
                .map(Attempt::id)
                .anyMatch(owner.attempt()::equals);
    }

    /** The owner of what nobody knows; its output is not kept, so the names are never used. */
    private static OutputOwner nobody(LaunchToken token) {
        String id = token.value().length() >= 36 ? token.value().substring(0, 36) : "";
        String valid = ExecutionId.isValid(id) ? id : "00000000-0000-0000-0000-000000000000";
        return new OutputOwner(new ExecutionId(valid), new AttemptId(valid), "", "");
    }

    private static Optional<OutputOwner> owner(Workload workload) {
        Map<String, String> labels = workload.labels();
        String execution = labels.getOrDefault(LaunchComposer.LABEL_EXECUTION, "");
        String attempt = labels.getOrDefault(LaunchComposer.LABEL_ATTEMPT, "");
        if (!ExecutionId.isValid(execution) || !ExecutionId.isValid(attempt)) {
            return Optional.empty();
        }
        return Optional.of(new OutputOwner(
                new ExecutionId(execution),
                new AttemptId(attempt),
                labels.getOrDefault(LaunchComposer.LABEL_APPLICATION, ""),
                labels.getOrDefault(LaunchComposer.LABEL_JOB, "")));
    }
}
