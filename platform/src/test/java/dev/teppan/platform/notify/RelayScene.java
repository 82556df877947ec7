package dev.teppan.platform.notify;

import com.codahale.metrics.MetricRegistry;
import dev.teppan.platform.execution.Actor;
import dev.teppan.platform.execution.AttemptId;
import dev.teppan.platform.execution.AttemptState;
import dev.teppan.platform.execution.Blame;
import dev.teppan.platform.execution.Change;
import dev.teppan.platform.execution.Execution;
import dev.teppan.platform.execution.ExecutionEvent;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.execution.ExecutionMoves;
import dev.teppan.platform.execution.ExecutionPolicy;
import dev.teppan.platform.execution.Origin;
import dev.teppan.platform.execution.Outcome;
import dev.teppan.platform.execution.Placement;
import dev.teppan.platform.execution.RanWith;
import dev.teppan.platform.execution.Reason;
import dev.teppan.platform.execution.RetryPolicy;
import dev.teppan.platform.store.Database;
import dev.teppan.platform.store.DatabaseSettings;
import dev.teppan.platform.store.Lease;
import dev.teppan.platform.store.NewExecution;
import dev.teppan.platform.store.OutboxStore;
import dev.teppan.platform.store.OutboxStore.Row;
import dev.teppan.platform.store.Turn;
import dev.teppan.spi.Leadership;
import dev.teppan.spi.Resources;
import dev.teppan.spi.notifier.Notifier;
import dev.teppan.spi.testkit.SettableClock;
import dev.teppan.spi.testkit.notifier.FakeNotifier;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.awaitility.Awaitility;

/** An outbox on a real SQLite file, and a relay whose passes the test makes and whose clock stands still. */
final class RelayScene implements AutoCloseable {

    private static final Instant AGES_AWAY = Instant.ofEpochMilli(Long.MAX_VALUE);

    static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    final SettableClock clock = new SettableClock();
    final MetricRegistry metrics = new MetricRegistry();
    final Map<String, Notifier> notifiers = new HashMap<>();
    final Database database;
    volatile boolean leads = true;
    RetryPolicy retries = new RetryPolicy(5, Duration.ofSeconds(10), 2, LONGEST_PAUSE, false, List.of());
    private final ExecutionMoves moves;
    private NotificationRelay relay;

    RelayScene(Path directory) {
        database = Database.open(
                new DatabaseSettings(
                        "jdbc:sqlite:" + directory.resolve("teppan.db"),
                        Optional.empty(),
                        Optional.empty(),
                        2,
                        Duration.ofSeconds(10)),
                clock,
                metrics);
        moves = new ExecutionMoves(() -> new AttemptId(database.newId().value()), new Random(1));
        relay = create();
    }

    FakeNotifier notifier(String name) {
        FakeNotifier notifier = new FakeNotifier();
        notifiers.put(name, notifier);
        return notifier;
    }

    /** Starts the relay, or starts it afresh; not its loop. */
    RelayScene boot() {
        relay.close();
        relay = create();
        return this;
    }

    NotificationRelay relay() {
        return relay;
    }

    private NotificationRelay create() {
        Leadership leadership = new Leadership() {
            @Override
            public boolean isLeader() {
                return leads;
            }

            @Override
            public void onChange(Consumer<Boolean> onChange) {}
        };
        return new NotificationRelay(
                new RelayParts(database.outbox(), database.executions(), notifiers, leadership, clock, metrics),
                Optional.of(URI.create("https://teppan.example/")),
                new RelaySettings(Duration.ofMillis(20), 50, 4, retries, Duration.ofHours(24)));
    }

    /** One pass, and waits until what it began has ended. */
    void pass() {
        relay.runOnce();
        until(() -> !relay.isBusy());
    }

    void until(BooleanSupplier condition) {
        Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2))
                .atMost(Duration.ofSeconds(20))
                .until(condition::getAsBoolean);
    }

    long counted(String notifier, String what) {
        return metrics.counter("notify." + notifier + "." + what).getCount();
    }

    /** What waits for a notifier, whenever it is due. */
    List<Row> waiting(String notifier) {
        return database.outbox().due(notifier, AGES_AWAY, 100_000);
    }

    List<Row> unaddressed() {
        return waiting(OutboxStore.UNADDRESSED);
    }

    ExecutionId succeeded() {
        return ended(1, Outcome.succeeded(clock.instant().plusSeconds(3)), 1).getFirst();
    }

    List<ExecutionId> succeeded(int count) {
        return ended(count, Outcome.succeeded(clock.instant().plusSeconds(3)), 1);
    }

    /** Ends with exit code 3; with more than one attempt allowed, another follows. */
    ExecutionId failed(int attempts) {
        Outcome failure = new Outcome(
                AttemptState.FAILED,
                Reason.EXIT_CODE,
                Optional.of(Blame.JOB),
                Optional.of(3),
                "",
                clock.instant().plusSeconds(3));
        return ended(1, failure, attempts).getFirst();
    }

    private List<ExecutionId> ended(int count, Outcome how, int attempts) {
        List<NewExecution> arrivals = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Origin origin = new Origin("shop", "mail", 1, "default", clock.instant());
            Execution execution = Execution.enqueued(database.newId(), origin, clock.instant());
            arrivals.add(new NewExecution(execution, "{}", Map.of(), Optional.empty(), new Actor("test")));
        }
        database.enqueue().insert(arrivals).join();
        ExecutionPolicy policy = new ExecutionPolicy(
                new RetryPolicy(attempts, Duration.ofSeconds(1), 1, Duration.ofSeconds(1), false, List.of()),
                true,
                ExecutionPolicy.Budgets.DEFAULT);
        List<Change> changes = new ArrayList<>();
        for (NewExecution arrival : arrivals) {
            Change placed = move(
                    arrival.execution(),
                    new ExecutionEvent.Placed(
                            new Placement("local", "default", "node"),
                            new RanWith("busybox", List.of("true"), Resources.of(100, 64))),
                    policy,
                    clock.instant());
            Instant start = clock.instant().plusSeconds(1);
            Change started = move(placed.after(), new ExecutionEvent.Started(1, 1, start), policy, start);
            Change ended = move(started.after(), new ExecutionEvent.AttemptEnded(1, how), policy, how.endedAt());
            changes.addAll(List.of(placed, started, ended));
        }
        Lease lease = database.dispatch().acquire("test", Duration.ofHours(1)).orElseThrow();
        database.dispatch().commit(lease, new Turn(changes, List.of(), Map.of(), List.of()));
        return arrivals.stream().map(arrival -> arrival.execution().id()).toList();
    }

    private Change move(Execution execution, ExecutionEvent event, ExecutionPolicy policy, Instant now) {
        return moves.move(execution, event, policy, now).orElseThrow();
    }

    @Override
    public void close() {
        relay.close();
        database.close();
    }
}
