package dev.teppan.platform.dispatch;

import dev.teppan.platform.catalog.Job;
import dev.teppan.platform.execution.Attempt;
import dev.teppan.platform.execution.Execution;
import dev.teppan.platform.execution.ExecutionEvent;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.execution.ExecutionState;
import dev.teppan.platform.scheduling.Occupying;
import dev.teppan.platform.scheduling.Refusal;
import dev.teppan.platform.scheduling.Scheduler;
import dev.teppan.platform.scheduling.Shape;
import dev.teppan.platform.scheduling.Waiting;
import dev.teppan.platform.store.StoredExecution;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All unfinished executions, and what scheduler and timers are told of them. Used by the loop alone. */
final class Roster {

    private final Map<ExecutionId, Held> all = new HashMap<>();
    private final KnownDefinitions definitions;
    private final Scheduler scheduler;
    private final Timers timers;

    Roster(KnownDefinitions definitions, Scheduler scheduler, Timers timers) {
        this.definitions = definitions;
        this.scheduler = scheduler;
        this.timers = timers;
    }

    Optional<Held> find(ExecutionId id) {
        return Optional.ofNullable(all.get(id));
    }

    boolean holds(ExecutionId id) {
        return all.containsKey(id);
    }

    Collection<Held> all() {
        return all.values();
    }

    /** Looks a new one's definition up without taking it in. Blocks when the definition is not known yet. */
    Held prepare(StoredExecution stored) {
        return new Held(stored, definitions.resolve(stored.execution().origin()));
    }

    /** Takes one in, as it is stored, in place of what was known of it. */
    void admit(Held held, Instant now) {
        Execution execution = held.execution();
        remove(execution.id(), now);
        all.put(execution.id(), held);
        if (execution.state().isLive()) {
            occupy(held);
            running(execution, held);
        } else {
            waiting(held, now);
        }
    }

    /** Tells scheduler and timers what a move means to them. */
    void moved(Held held, Execution before, ExecutionEvent event, Instant now) {
        Execution after = held.execution();
        if (before.state().isLive() && !after.state().isLive()) {
            released(after.id(), before, event, now);
            held.outOfReach(Optional.empty());
        }
        if (after.state() == ExecutionState.RUNNING && before.state() != ExecutionState.RUNNING) {
            held.refusal("");
            if (event instanceof ExecutionEvent.Started started) {
                scheduler.started(after.id(), started.startedAt());
            }
            running(after, held);
        }
        waiting(held, now);
    }

    /** Tells the scheduler of one whose launch is committed. */
    void occupy(Held held) {
        Optional<Attempt> attempt = held.execution().attempt();
        Optional<Shape> shape = held.shape();
        if (attempt.isPresent() && shape.isPresent()) {
            scheduler.occupies(new Occupying(
                    held.execution().id(),
                    shape.get(),
                    held.execution().origin().concurrencyKey(),
                    attempt.get().placement(),
                    Watched.token(attempt.get()),
                    held.placedAt().orElse(attempt.get().createdAt())));
            attempt.get()
                    .startedAt()
                    .ifPresent(start -> scheduler.started(held.execution().id(), start));
        }
    }

    /** Makes the scheduler know whether one waits for room, and sets its timers. */
    void waiting(Held held, Instant now) {
        Execution execution = held.execution();
        boolean due = execution.state() == ExecutionState.PENDING
                && !execution.notBefore().isAfter(now);
        Optional<Shape> shape = held.shape().filter(known -> due);
        if (held.isQueued() && shape.isEmpty()) {
            scheduler.waitsNoLonger(execution.id());
        } else if (!held.isQueued() && shape.isPresent()) {
            scheduler.waits(new Waiting(
                    execution.id(), shape.get(), execution.origin().concurrencyKey(), execution.waitingSince()));
        }
        held.queued(shape.isPresent());
        if (execution.state().isWaiting() && !due) {
            timers.add(execution.notBefore(), execution.id(), Timers.Kind.DUE);
        }
        if (execution.state() == ExecutionState.PENDING) {
            held.job()
                    .flatMap(job -> job.limits().queueTimeout())
                    .ifPresent(timeout -> timers.add(
                            execution.waitingSince().plus(timeout), execution.id(), Timers.Kind.QUEUE_TIMEOUT));
        }
    }

    /** Forgets one that is finished. */
    void remove(ExecutionId id, Instant now) {
        Held held = all.remove(id);
        if (held != null) {
            if (held.isQueued()) {
                scheduler.waitsNoLonger(id);
            }
            scheduler.released(id, now);
        }
    }

    /** Reads definitions again. Blocks; where it throws, nothing is changed. */
    void refreshDefinitions() {
        definitions.refresh();
    }

    /**
     * Puts the definitions of waiting ones together again, and tells the scheduler where that makes a difference. Answers
     * which ones cannot run any more.
     */
    List<Held> definitionsChanged(Instant now) {
        List<Held> unusable = new ArrayList<>();
        for (Held held : all.values()) {
            Optional<Job> job =
                    held.job().filter(known -> held.execution().state().isWaiting());
            if (job.isPresent()) {
                Optional<Shape> before = held.shape();
                held.definition(
                        definitions.again(job.get(), held.execution().origin().application()));
                if (held.isQueued() && !held.shape().equals(before)) {
                    scheduler.waitsNoLonger(held.execution().id());
                    held.queued(false);
                    waiting(held, now);
                }
                if (held.definition() instanceof Definition.Unusable) {
                    unusable.add(held);
                }
            }
        }
        return unusable;
    }

    /** Room is given back; the scheduler learns from how. */
    private void released(ExecutionId id, Execution before, ExecutionEvent event, Instant now) {
        if (event instanceof ExecutionEvent.LaunchRefused refused) {
            scheduler.refused(id, new Refusal(refused.cause(), refused.detail(), refused.retryAfter()), now);
        } else if (event instanceof ExecutionEvent.AttemptEnded ended
                && ended.outcome().exitCode().isPresent()) {
            Instant end = ended.outcome().endedAt();
            Duration ran = before.attempt()
                    .flatMap(Attempt::startedAt)
                    .map(start -> Duration.between(start, end))
                    .filter(took -> !took.isNegative())
                    .orElse(Duration.ZERO);
            scheduler.finished(id, ran, now);
        } else {
            scheduler.released(id, now);
        }
    }

    private void running(Execution execution, Held held) {
        execution
                .attempt()
                .flatMap(Attempt::startedAt)
                .ifPresent(
                        start -> timers.add(start.plus(held.timeout()), execution.id(), Timers.Kind.ATTEMPT_TIMEOUT));
    }
}
