package dev.teppan.platform.dispatch;

import dev.teppan.platform.execution.Attempt;
import dev.teppan.platform.execution.Blame;
import dev.teppan.platform.execution.Change;
import dev.teppan.platform.execution.Execution;
import dev.teppan.platform.execution.ExecutionEvent;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.execution.ExecutionState;
import dev.teppan.platform.execution.Reason;
import dev.teppan.platform.scheduling.Limits;
import dev.teppan.platform.scheduling.Scheduler;
import dev.teppan.platform.store.Intent;
import dev.teppan.platform.store.OutputRow;
import dev.teppan.platform.store.QueuedIntent;
import dev.teppan.spi.executor.ExecutorStatus;
import dev.teppan.spi.executor.LaunchToken;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** What each thing that happens means: which events, for which executions, and what is to be done afterwards. Loop only. */
final class Decisions {

    private static final Logger LOG = LoggerFactory.getLogger(Decisions.class);

    /** A survey names so many at the most: what explaining them costs is a small part of a turn. */
    private static final int BLOCKED_SHAPES = 100;

    private final DispatchParts parts;
    private final Roster roster;
    private final Scheduler scheduler;
    private final Timers timers;
    private final Watches watches;
    private final Placements placements;
    private final Reach reach;
    private final Answers answers;
    private volatile Map<String, ExecutorStatus> capacity = Map.of();

    /** @param nodeAnswers told when a node answers again that did not */
    Decisions(
            DispatchParts parts,
            Roster roster,
            Scheduler scheduler,
            Timers timers,
            Watches watches,
            Runnable nodeAnswers) {
        this.parts = parts;
        this.roster = roster;
        this.scheduler = scheduler;
        this.timers = timers;
        this.watches = watches;
        this.placements = new Placements(parts, roster, scheduler, watches);
        this.reach = new Reach(parts, roster, timers, nodeAnswers);
        this.answers = new Answers(roster, scheduler);
    }

    static Optional<ExecutionId> execution(Intent intent) {
        return switch (intent) {
            case Intent.Arrived arrived -> Optional.of(arrived.execution());
            case Intent.Cancel cancel -> Optional.of(cancel.execution());
            case Intent.Retry retry -> Optional.of(retry.execution());
            case Intent.CatalogChanged changed -> Optional.empty();
        };
    }

    Map<String, ExecutorStatus> capacity() {
        return capacity;
    }

    Reach reach() {
        return reach;
    }

    void limits(Limits limits) {
        placements.limits(limits);
    }

    void settled(List<Disputes.Settled> all, TurnBuilder turn) {
        for (Disputes.Settled settled : all) {
            switch (settled) {
                case Disputes.Settled.Written written -> written.effects().forEach(Runnable::run);
                case Disputes.Settled.Gone gone -> roster.remove(gone.execution(), turn.now());
                case Disputes.Settled.Overruled overruled -> {
                    LOG.atWarn()
                            .addKeyValue(
                                    "executionId",
                                    overruled.stored().execution().id())
                            .log("The database knows another state of an execution than this host; that counts");
                    arrived(List.of(overruled.stored()), turn);
                    adopt(overruled.stored(), turn);
                    for (ExecutionEvent event : overruled.inputs()) {
                        if (!(event instanceof ExecutionEvent.Placed)) {
                            apply(overruled.stored(), event, turn);
                        }
                    }
                }
            }
        }
    }

    /** Takes in executions that are new here. One whose definition is gone cannot run. */
    void arrived(List<Held> all, TurnBuilder turn) {
        for (Held held : all) {
            roster.admit(held, turn.now());
            forgetIfEnded(held, turn);
        }
        giveUp(all, turn);
    }

    /** Gives those up that cannot run. */
    void giveUp(List<Held> all, TurnBuilder turn) {
        for (Held held : all) {
            if (held.definition() instanceof Definition.Unusable unusable) {
                apply(held, new ExecutionEvent.GivenUp(Reason.CONFIGURATION, Blame.PLATFORM, unusable.why()), turn);
            }
        }
    }

    private void adopt(Held held, TurnBuilder turn) {
        Optional<Attempt> attempt = held.execution().attempt();
        if (attempt.isPresent()
                && held.token().filter(token -> !watches.isWatched(token)).isPresent()) {
            Watched watched = Watched.of(held.execution(), attempt.get(), held.timeout());
            turn.afterwards(held.execution().id(), () -> watches.adopt(watched, Optional.empty()));
        }
    }

    void happened(List<Fact> facts, TurnBuilder turn) {
        for (Fact fact : facts) {
            switch (fact) {
                case Fact.Happened happened -> happened(happened, turn);
                case Fact.Accepted accepted -> {
                    turn.handle(accepted.token(), accepted.handle());
                    roster.find(accepted.execution())
                            .filter(held -> held.token().equals(Optional.of(accepted.token())))
                            .ifPresent(held -> {
                                reach.regained(held);
                                held.failing(Optional.empty());
                            });
                }
                case Fact.Silent silent -> {
                    turn.output(new OutputRow(silent.execution(), silent.attempt(), 0, 0, false, true));
                    turn.afterwards(silent.execution(), () -> watches.silenceRecorded(silent.token()));
                }
                case Fact.OutOfReach lost ->
                    roster.find(lost.execution())
                            .filter(held -> held.token().equals(Optional.of(lost.token())))
                            .ifPresent(held -> reach.outOfReach(held, lost.detail(), turn.now()));
                case Fact.Failing failing ->
                    roster.find(failing.execution())
                            .filter(held -> held.token().equals(Optional.of(failing.token())))
                            .ifPresent(
                                    held -> held.failing(Optional.of(new Held.Failing(turn.now(), failing.detail()))));
                case Fact.StatusChanged changed -> {
                    scheduler.executorChanged(changed.executor(), changed.status());
                    Map<String, ExecutorStatus> next = new HashMap<>(capacity);
                    next.put(changed.executor(), changed.status());
                    capacity = Map.copyOf(next);
                    reach.statusChanged(changed.executor(), changed.status(), turn.now());
                }
                case Fact.DemandsWanted wanted -> wanted.answer().complete(scheduler.demands(turn.now()));
                case Fact.SurveyWanted wanted -> wanted.answer().complete(scheduler.survey(BLOCKED_SHAPES, turn.now()));
                case Fact.Question question ->
                    question.answer().complete(answers.why(question.execution(), turn.now()));
            }
        }
    }

    private void happened(Fact.Happened happened, TurnBuilder turn) {
        ExecutionId id = happened.execution();
        roster.find(id).ifPresent(held -> {
            apply(held, happened.event(), turn);
            held.failing(Optional.empty());
            if (happened.event() instanceof ExecutionEvent.LaunchRefused refused) {
                held.refusal(refused.detail());
            }
        });
        if (happened.event() instanceof ExecutionEvent.AttemptEnded) {
            turn.forgetHandle(happened.token());
        }
        if (!(happened.event() instanceof ExecutionEvent.Started)) {
            // Also where it moved nothing: then the end had been recorded before.
            turn.afterwards(id, () -> watches.recorded(happened.token()));
        }
    }

    /** @param limits those that hold now, where definitions changed */
    void wanted(List<QueuedIntent> intents, Optional<Limits> limits, TurnBuilder turn) {
        for (QueuedIntent queued : intents) {
            switch (queued.intent()) {
                case Intent.Arrived arrived ->
                    LOG.atDebug()
                            .addKeyValue("executionId", arrived.execution())
                            .log("Execution arrived");
                case Intent.Cancel cancel ->
                    roster.find(cancel.execution())
                            .ifPresent(held -> apply(held, new ExecutionEvent.CancelRequested(cancel.actor()), turn));
                case Intent.Retry retry ->
                    roster.find(retry.execution())
                            .ifPresent(held -> apply(
                                    held,
                                    new ExecutionEvent.RetryRequested(retry.id(), retry.notBefore(), retry.actor()),
                                    turn));
                case Intent.CatalogChanged changed -> LOG.atDebug().log("Definitions changed");
            }
            turn.consume(queued.id());
        }
        if (limits.isPresent()) {
            placements.limits(limits.get());
            giveUp(roster.definitionsChanged(turn.now()), turn);
        }
    }

    /** Looks at what is due; answers whether there may be more. */
    boolean due(TurnBuilder turn) {
        int limit = parts.settings().turnSize();
        List<Timers.Timer> due = timers.due(turn.now(), limit);
        for (Timers.Timer timer : due) {
            roster.find(timer.execution()).ifPresent(held -> due(held, timer.kind(), turn));
        }
        return due.size() == limit;
    }

    /** Places what fits; answers whether there may be more. */
    boolean place(TurnBuilder turn) {
        return placements.place(turn);
    }

    /** When to place again though nothing happens until then. */
    Optional<Instant> placeAgain() {
        return placements.again();
    }

    private void due(Held held, Timers.Kind kind, TurnBuilder turn) {
        Execution execution = held.execution();
        Instant now = turn.now();
        switch (kind) {
            case DUE -> {
                if (execution.state() == ExecutionState.SCHEDULED) {
                    apply(held, new ExecutionEvent.Due(), turn);
                } else if (execution.state() == ExecutionState.PENDING
                        && !execution.notBefore().isAfter(now)) {
                    roster.waiting(held, now);
                }
            }
            case QUEUE_TIMEOUT -> queueTimeout(held, turn);
            case ATTEMPT_TIMEOUT -> attemptTimeout(held, now, turn);
            case LOST ->
                reach.lost(held, now).ifPresent(outcome -> {
                    Optional<LaunchToken> token = held.token();
                    apply(held, new ExecutionEvent.AttemptEnded(execution.attemptNumber(), outcome), turn);
                    token.ifPresent(gone -> turn.afterwards(execution.id(), () -> watches.giveUp(gone)));
                });
        }
    }

    private void queueTimeout(Held held, TurnBuilder turn) {
        Optional<Duration> timeout = held.job().flatMap(job -> job.limits().queueTimeout());
        Execution execution = held.execution();
        if (execution.state() == ExecutionState.PENDING
                && timeout.filter(time -> !execution.waitingSince().plus(time).isAfter(turn.now()))
                        .isPresent()) {
            String reason = answers.why(execution.id(), turn.now())
                    .map(why -> " Last it waited for this: " + why.sentence())
                    .orElse("");
            String detail = "Waited longer for room than its job allows." + reason;
            apply(held, new ExecutionEvent.GivenUp(Reason.QUEUE_TIMEOUT, Blame.PLACEMENT, Outcomes.cut(detail)), turn);
        }
    }

    private void attemptTimeout(Held held, Instant now, TurnBuilder turn) {
        Execution execution = held.execution();
        boolean over = execution.state() == ExecutionState.RUNNING
                && execution
                        .attempt()
                        .flatMap(Attempt::startedAt)
                        .filter(start -> !start.plus(held.timeout()).isAfter(now))
                        .isPresent();
        if (over) {
            held.token()
                    .ifPresent(token -> turn.afterwards(
                            execution.id(), () -> watches.stop(token, StopCause.TIMED_OUT, held.grace())));
        }
    }

    private void apply(Held held, ExecutionEvent event, TurnBuilder turn) {
        Optional<Change> change = turn.apply(held, event);
        if (change.isEmpty()) {
            LOG.atDebug()
                    .addKeyValue("executionId", held.execution().id())
                    .addKeyValue("state", held.execution().state())
                    .addKeyValue("event", event)
                    .log("An event does not apply any more");
            return;
        }
        log(change.get());
        boolean cancel = change.get().before().cancelRequestedBy().isEmpty()
                && held.execution().cancelRequestedBy().isPresent();
        Optional<LaunchToken> live = held.token().filter(token -> cancel);
        live.ifPresent(token ->
                turn.afterwards(held.execution().id(), () -> watches.stop(token, StopCause.CANCELED, held.grace())));
        forgetIfEnded(held, turn);
    }

    private void forgetIfEnded(Held held, TurnBuilder turn) {
        if (held.execution().state().isEnd()) {
            ExecutionId id = held.execution().id();
            turn.afterwards(id, () -> {
                if (held.execution().state().isEnd()) {
                    roster.remove(id, turn.now());
                }
            });
        }
    }

    static void log(Change change) {
        if (change.before().state() != change.after().state()) {
            // One line for each end; the way to it is for those who look for something.
            LOG.atLevel(change.after().state().isEnd() ? Level.INFO : Level.DEBUG)
                    .addKeyValue("executionId", change.after().id())
                    .addKeyValue(
                            "job",
                            change.after().origin().application() + "/"
                                    + change.after().origin().job())
                    .addKeyValue("attempt", change.after().attemptNumber())
                    .addKeyValue("from", change.before().state().word())
                    .addKeyValue("to", change.after().state().word())
                    .addKeyValue(
                            "reason",
                            change.after()
                                    .ending()
                                    .map(outcome -> outcome.reason().word())
                                    .orElse(""))
                    .log("Execution moves");
        }
    }
}
