package dev.teppan.platform.dispatch;

import dev.teppan.platform.execution.Attempt;
import dev.teppan.platform.execution.Outcome;
import dev.teppan.platform.execution.Placement;
import dev.teppan.spi.executor.ExecutorStatus;
import dev.teppan.spi.executor.Node.NodeState;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which launches cannot be asked for, and since when. They keep their room for a while; then they count as lost. Used by the
 * loop alone.
 */
final class Reach {

    private final DispatchParts parts;
    private final Roster roster;
    private final Timers timers;
    private final Runnable nodeAnswers;
    private final Map<String, Set<Placement>> unreachable = new HashMap<>();

    /** @param nodeAnswers told when a node answers again that did not; what was lost there may still run */
    Reach(DispatchParts parts, Roster roster, Timers timers, Runnable nodeAnswers) {
        this.parts = parts;
        this.roster = roster;
        this.timers = timers;
        this.nodeAnswers = nodeAnswers;
    }

    void outOfReach(Held held, String detail, Instant now) {
        if (held.outOfReach().isEmpty()) {
            held.outOfReach(Optional.of(new Held.OutOfReach(now, detail)));
            timers.add(now.plus(parts.settings().lostAfter()), held.execution().id(), Timers.Kind.LOST);
        }
    }

    void regained(Held held) {
        held.outOfReach(Optional.empty());
    }

    /** Compares the nodes that do not answer with those before. */
    void statusChanged(String executor, ExecutorStatus status, Instant now) {
        Set<Placement> silent = new HashSet<>();
        status.capacity()
                .pools()
                .forEach(pool -> pool.nodes().stream()
                        .filter(node -> node.state() == NodeState.UNREACHABLE)
                        .forEach(node -> silent.add(new Placement(executor, pool.name(), node.id()))));
        Set<Placement> before = unreachable.getOrDefault(executor, Set.of());
        if (silent.equals(before)) {
            return;
        }
        unreachable.put(executor, silent);
        if (!silent.containsAll(before)) {
            nodeAnswers.run();
        }
        for (Held held : roster.all()) {
            Optional<Placement> place = held.token()
                    .flatMap(token -> held.execution().attempt())
                    .map(Attempt::placement)
                    .filter(placement -> placement.executor().equals(executor));
            if (place.filter(silent::contains).isPresent()) {
                outOfReach(held, "Its node " + place.get().node() + " does not answer.", now);
            } else if (place.filter(before::contains).isPresent()) {
                regained(held);
            }
        }
    }

    /** The outcome of one that was out of reach for too long. */
    Optional<Outcome> lost(Held held, Instant now) {
        return held.outOfReach()
                .filter(out -> !out.since().plus(parts.settings().lostAfter()).isAfter(now))
                .map(out -> Outcomes.lost("Out of reach since " + out.since() + ": " + out.detail(), now));
    }
}
