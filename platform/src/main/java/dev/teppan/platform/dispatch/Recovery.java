package dev.teppan.platform.dispatch;

import dev.teppan.platform.execution.Attempt;
import dev.teppan.platform.execution.Execution;
import dev.teppan.platform.store.LaunchRow;
import dev.teppan.platform.store.StoredExecution;
import dev.teppan.spi.executor.LaunchToken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes up all unfinished work when a term begins: what waits is queued, what lives is asked for and watched. */
record Recovery(DispatchParts parts, Roster roster, Decisions decisions, Watches watches) {

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    /** Blocks. Answers which ones cannot run, as their definition is gone. */
    List<Held> run(Instant now) {
        List<StoredExecution> unfinished = new ArrayList<>();
        parts.ledger().unfinished(unfinished::add);
        Map<LaunchToken, LaunchRow> launches = new HashMap<>();
        parts.ledger().liveLaunches().forEach(launch -> launches.put(launch.token(), launch));
        List<Held> live = new ArrayList<>();
        List<Held> unusable = new ArrayList<>();
        for (StoredExecution stored : unfinished) {
            Held held = roster.prepare(stored);
            held.execution(parts.moves()
                    .restored(held.execution(), held.policy(parts.settings().budgets()), now));
            held.token()
                    .flatMap(token -> Optional.ofNullable(launches.get(token)))
                    .ifPresent(launch -> held.placedAt(launch.createdAt()));
            roster.admit(held, now);
            if (held.execution().state().isLive()) {
                live.add(held);
            } else if (held.definition() instanceof Definition.Unusable) {
                unusable.add(held);
            }
        }
        live.forEach(held -> adopt(held, launches, now));
        if (!roster.all().isEmpty()) {
            LOG.atInfo()
                    .addKeyValue("unfinished", roster.all().size())
                    .addKeyValue("live", live.size())
                    .log("Took up unfinished executions");
        }
        return unusable;
    }

    private void adopt(Held held, Map<LaunchToken, LaunchRow> launches, Instant now) {
        Execution execution = held.execution();
        Attempt attempt = execution.attempt().orElseThrow();
        Watched watched = Watched.of(execution, attempt, held.timeout());
        String executor = watched.placement().executor();
        if (!parts.executors().containsKey(executor)) {
            decisions.reach().outOfReach(held, "No executor named " + executor + " is configured any more.", now);
            return;
        }
        AttemptWatch watch = watches.adopt(
                watched, Optional.ofNullable(launches.get(watched.token())).flatMap(LaunchRow::handle));
        if (execution.cancelRequestedBy().isPresent()) {
            watch.stop(StopCause.CANCELED, held.grace());
        }
    }
}
