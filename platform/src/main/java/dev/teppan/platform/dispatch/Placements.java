package dev.teppan.platform.dispatch;

import dev.teppan.platform.execution.Attempt;
import dev.teppan.platform.execution.Change;
import dev.teppan.platform.execution.Execution;
import dev.teppan.platform.execution.ExecutionEvent;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.scheduling.Assignment;
import dev.teppan.platform.scheduling.Limits;
import dev.teppan.platform.scheduling.Plan;
import dev.teppan.platform.scheduling.Scheduler;
import dev.teppan.platform.store.LaunchRow;
import dev.teppan.platform.store.RatedStart;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Takes the scheduler's plan and makes launches of it. Used by the loop alone. */
final class Placements {

    private final DispatchParts parts;
    private final Roster roster;
    private final Scheduler scheduler;
    private final Watches watches;
    private Limits limits = Limits.NONE;
    private Optional<Instant> again = Optional.empty();

    Placements(DispatchParts parts, Roster roster, Scheduler scheduler, Watches watches) {
        this.parts = parts;
        this.roster = roster;
        this.scheduler = scheduler;
        this.watches = watches;
    }

    /** Those that hold from now on. */
    void limits(Limits next) {
        limits = next;
        scheduler.limitsChanged(next);
    }

    /** Places what fits; answers whether there may be more. */
    boolean place(TurnBuilder turn) {
        int limit = parts.settings().turnSize();
        Plan plan = scheduler.plan(limit, turn.now());
        again = plan.again();
        List<Assignment> assignments = plan.assignments();
        for (Assignment assignment : assignments) {
            boolean placed = roster.find(assignment.id())
                    .filter(held -> place(held, assignment, turn))
                    .isPresent();
            if (!placed) {
                scheduler.released(assignment.id(), turn.now());
            }
        }
        return assignments.size() == limit;
    }

    /** When to plan again though nothing happens until then. */
    Optional<Instant> again() {
        return again;
    }

    private boolean place(Held held, Assignment assignment, TurnBuilder turn) {
        if (!(held.definition() instanceof Definition.Known known)) {
            return false;
        }
        held.queued(false);
        Execution before = held.execution();
        Optional<Change> change = turn.apply(held, new ExecutionEvent.Placed(assignment.placement(), known.ranWith()));
        if (change.isEmpty()) {
            return false;
        }
        Decisions.log(change.get());
        Execution after = held.execution();
        Attempt attempt = after.attempt().orElseThrow();
        StartOrder order = new StartOrder(
                Watched.of(after, attempt, held.timeout()),
                known.resolved(),
                after.origin().queue(),
                after.tally().retries(),
                sentAt(before, attempt),
                held.traceparent());
        ExecutionId id = after.id();
        turn.launch(new LaunchRow(
                order.watched().token(),
                id,
                attempt.number(),
                attempt.launch(),
                LaunchRequest.json(order),
                Optional.empty(),
                turn.now()));
        held.placedAt(turn.now());
        limits.longestSpan(known.resolved().job().key(), after.origin().queue())
                .ifPresent(span -> turn.start(new RatedStart(
                        order.watched().token(), id, turn.now(), turn.now().plus(span))));
        turn.afterwards(id, () -> {
            roster.occupy(held);
            watches.start(order);
        });
        return true;
    }

    /** A retry was sent when it was asked for, which a later launch of its attempt knows from the attempt's making. */
    private static Instant sentAt(Execution before, Attempt attempt) {
        if (attempt.number() == 1) {
            return before.origin().sentAt();
        }
        return before.retries().stream()
                .filter(request -> request.id().equals(attempt.id()))
                .map(request -> request.notBefore())
                .findFirst()
                .orElse(attempt.createdAt());
    }
}
