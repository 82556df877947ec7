package dev.teppan.platform.dispatch;

import dev.teppan.platform.execution.ExecutionEvent;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.scheduling.Limits;
import dev.teppan.platform.scheduling.PoolHint;
import dev.teppan.platform.scheduling.Scheduler;
import dev.teppan.platform.store.Intent;
import dev.teppan.platform.store.Lease;
import dev.teppan.platform.store.QueuedIntent;
import dev.teppan.platform.store.StoreException;
import dev.teppan.platform.store.StoredExecution;
import dev.teppan.spi.executor.ExecutorStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All that is held and watched under one lease. {@link #open} and {@link #turn} are the loop's; {@link #mailbox} is for all.
 */
final class Term implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Term.class);
    private static final int MAILBOX = 10_000;

    /** Accepted, started, ended, silent: a turn that places so many takes up the lives of as many. */
    private static final int FACTS_OF_AN_ATTEMPT = 4;

    private final DispatchParts parts;
    private final Lease lease;
    private final Mailbox mailbox = new Mailbox(MAILBOX);
    private final StatusWatches statuses;
    private final HintWatch hints;
    private final Watches watches;
    private final Leftovers leftovers;
    private final Timers timers = new Timers();
    private final Scheduler scheduler;
    private final Roster roster;
    private final Decisions decisions;
    private final Disputes disputes = new Disputes();
    private final List<Fact> inbox = new ArrayList<>();
    private final List<StoredExecution> fresh = new ArrayList<>();
    private final List<Held> unusable = new ArrayList<>();
    private final List<Disputes.Settled> settled = new ArrayList<>();
    private @Nullable PreparedTurn prepared;
    private @Nullable Committing committing;
    private boolean more = true;

    Term(DispatchParts parts, Lease lease, Permit permit) {
        this.parts = parts;
        this.lease = lease;
        this.statuses = new StatusWatches(parts.executors(), mailbox);
        Scope scope = Scope.of(parts, mailbox, permit, statuses);
        this.hints = new HintWatch(mailbox, parts.hinting(), new HintSender(parts, permit));
        this.watches = new Watches(scope);
        this.leftovers = new Leftovers(scope, watches);
        this.scheduler = parts.scheduler().get();
        this.roster = new Roster(new KnownDefinitions(parts.lookups().definitions()), scheduler, timers);
        this.decisions = new Decisions(parts, roster, scheduler, timers, watches, leftovers::look);
    }

    Lease lease() {
        return lease;
    }

    Mailbox mailbox() {
        return mailbox;
    }

    /** The executors' status as last seen. Safe for use by several threads. */
    Map<String, ExecutorStatus> capacity() {
        return decisions.capacity();
    }

    /** The latest hints of capacity; empty before the first. Safe for use by several threads. */
    Optional<List<PoolHint>> hints() {
        return hints.hints();
    }

    /**
     * Takes up all unfinished work. The same after a start and after a change of the lease's holder. Blocks.
     *
     * @throws StoreException when the database does not answer; this term is to be closed then
     */
    void open() {
        Instant now = now();
        // First, as starts that are told of count against them.
        decisions.limits(parts.lookups().definitions().limits());
        parts.ledger()
                .ratedStarts(now)
                .forEach(start -> scheduler.pastStart(start.job(), start.queue(), earlier(start.placedAt(), now)));
        unusable.addAll(new Recovery(parts, roster, decisions, watches).run(now));
        int past = new PastWork(parts.ledger(), PastWork.LATEST, scheduler::past).tell(roster.all(), now);
        LOG.atDebug().addKeyValue("attempts", past).log("Told the scheduler of past attempts");
        statuses.start();
        hints.start();
        leftovers.start();
    }

    /**
     * One turn: takes up what happened, decides, commits, hands out. While there is more to be taken up, that is decided during
     * the commit, and handed out after it.
     *
     * @param wait how long to wait for something to happen
     * @throws StoreException.Unavailable when the database does not answer; nothing is forgotten, and the next turn goes on
     * @throws StoreException.LeaseLost when another host leads; this term is to be closed then
     */
    void turn(Duration wait) throws InterruptedException {
        if (prepared == null) {
            prepare(wait);
        }
        finish();
        settleBefore();
        PreparedTurn ready = prepared;
        prepared = null;
        if (ready != null) {
            Committing next = new Committing(
                    ready,
                    () -> ready.turn().isEmpty() ? Set.of() : parts.ledger().commit(lease, ready.turn()));
            committing = next;
            if (!ready.turn().isEmpty() && (more || !mailbox.isEmpty())) {
                next.begin();
            } else {
                finish();
            }
        }
    }

    /** Waits for the turn that is being committed, and does what is to be done after it. */
    private void finish() throws InterruptedException {
        Committing present = committing;
        if (present != null) {
            Set<ExecutionId> stale = present.await();
            committing = null;
            disputes.add(present.turn(), stale);
            present.turn().effects().stream()
                    .filter(effect -> !stale.contains(effect.execution()))
                    .forEach(effect -> effect.action().run());
        }
    }

    /** What a turn is in dispute about is looked at before the turn that was decided after it: it may build on it. */
    private void settleBefore() {
        if (prepared != null && !disputes.isEmpty()) {
            for (Disputes.Settled each : disputes.settle(parts.ledger(), roster)) {
                if (each instanceof Disputes.Settled.Written written) {
                    written.effects().forEach(Runnable::run);
                } else {
                    settled.add(each);
                }
            }
        }
    }

    /** Stops watching everything; touches no workload. */
    @Override
    public void close() {
        mailbox.close();
        statuses.close();
        hints.close();
        leftovers.close();
        watches.close();
    }

    private void prepare(Duration wait) throws InterruptedException {
        boolean busy = more
                || !inbox.isEmpty()
                || !fresh.isEmpty()
                || !disputes.isEmpty()
                || !settled.isEmpty()
                || committing != null;
        Instant now = now();
        Duration longest = busy ? Duration.ZERO : timers.untilNext(now, untilPlan(now, wait));
        Mailbox.Delivery delivery = mailbox.take(longest, parts.settings().turnSize() * FACTS_OF_AN_ATTEMPT);
        inbox.addAll(delivery.facts());
        fresh.addAll(delivery.executions());
        // All reading comes first: where it fails, nothing was decided and nothing is forgotten.
        List<QueuedIntent> stored = mayHaveIntents(delivery)
                ? parts.ledger().intents(parts.settings().turnSize())
                : List.of();
        List<QueuedIntent> intents = notTakenUp(stored);
        Optional<Limits> limits = limits(intents);
        List<Held> arrived = load(intents);
        settled.addAll(disputes.settle(parts.ledger(), roster));
        more = stored.size() >= parts.settings().turnSize();
        TurnBuilder turn = new TurnBuilder(parts, roster, now());
        decisions.settled(settled, turn);
        decisions.giveUp(unusable, turn);
        decisions.arrived(arrived, turn);
        // Before what happened: a job that asked for its retry and then ended did so in this order.
        decisions.wanted(intents, limits, turn);
        decisions.happened(inbox, turn);
        more |= decisions.due(turn);
        more |= decisions.place(turn);
        settled.clear();
        inbox.clear();
        fresh.clear();
        unusable.clear();
        prepared = turn.build();
    }

    /** The time until the next plan, where that comes before a wait is over. */
    private Duration untilPlan(Instant now, Duration wait) {
        return decisions
                .placeAgain()
                .map(again -> Duration.between(now, again))
                .map(time -> time.isNegative() ? Duration.ZERO : time)
                .filter(time -> time.compareTo(wait) < 0)
                .orElse(wait);
    }

    /** Those that the turn which is being committed deletes may still be there. */
    private List<QueuedIntent> notTakenUp(List<QueuedIntent> stored) {
        Set<String> taken = committing == null
                ? Set.of()
                : Set.copyOf(committing.turn().turn().consumed());
        return stored.stream().filter(queued -> !taken.contains(queued.id())).toList();
    }

    private boolean mayHaveIntents(Mailbox.Delivery delivery) {
        return more
                || delivery.woken()
                || delivery.isEmpty()
                || inbox.stream()
                        .anyMatch(fact -> fact instanceof Fact.Happened happened
                                && happened.event() instanceof ExecutionEvent.AttemptEnded);
    }

    private Optional<Limits> limits(List<QueuedIntent> intents) {
        if (intents.stream().noneMatch(queued -> queued.intent() instanceof Intent.CatalogChanged)) {
            return Optional.empty();
        }
        Limits limits = parts.lookups().definitions().limits();
        roster.refreshDefinitions();
        return Optional.of(limits);
    }

    /** Those that nobody knew: the ones that were brought, and the ones that intents are about. */
    private List<Held> load(List<QueuedIntent> intents) {
        Map<ExecutionId, Held> loaded = new LinkedHashMap<>();
        for (StoredExecution stored : fresh) {
            ExecutionId id = stored.execution().id();
            if (!roster.holds(id)) {
                loaded.put(id, roster.prepare(stored));
            }
        }
        Set<ExecutionId> unknown = new HashSet<>();
        for (QueuedIntent intent : intents) {
            Decisions.execution(intent.intent())
                    .filter(id -> !roster.holds(id) && !loaded.containsKey(id))
                    .ifPresent(unknown::add);
        }
        if (!unknown.isEmpty()) {
            read(unknown, loaded);
        }
        return List.copyOf(loaded.values());
    }

    private void read(Set<ExecutionId> unknown, Map<ExecutionId, Held> loaded) {
        List<StoredExecution> found = parts.ledger().find(unknown);
        for (StoredExecution stored : found) {
            loaded.put(stored.execution().id(), roster.prepare(stored));
        }
        if (found.size() < unknown.size()) {
            LOG.atWarn()
                    .addKeyValue("missing", unknown.size() - found.size())
                    .log("Intents name executions that do not exist; they are dropped");
        }
    }

    /** A start that lies ahead was written before the clock was set back; it counts as one of now. */
    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private Instant now() {
        return parts.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
