package dev.teppan.platform.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.MetricRegistry;
import dev.teppan.platform.catalog.Application;
import dev.teppan.platform.catalog.Ceiling;
import dev.teppan.platform.catalog.Job;
import dev.teppan.platform.catalog.JobKey;
import dev.teppan.platform.catalog.SecretReference;
import dev.teppan.platform.execution.Actor;
import dev.teppan.platform.execution.Attempt;
import dev.teppan.platform.execution.AttemptId;
import dev.teppan.platform.execution.Execution;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.execution.ExecutionMoves;
import dev.teppan.platform.execution.ExecutionPolicy;
import dev.teppan.platform.execution.ExecutionState;
import dev.teppan.platform.execution.Origin;
import dev.teppan.platform.execution.RetryPolicy;
import dev.teppan.platform.logs.LogShipper;
import dev.teppan.platform.logs.MemoryLogStore;
import dev.teppan.platform.logs.OutputReader;
import dev.teppan.platform.logs.SpoolDirectory;
import dev.teppan.platform.logs.SpoolSettings;
import dev.teppan.platform.scheduling.FairScheduler;
import dev.teppan.platform.scheduling.HintRules;
import dev.teppan.platform.scheduling.Limits;
import dev.teppan.platform.scheduling.SchedulerSettings;
import dev.teppan.platform.store.Database;
import dev.teppan.platform.store.DatabaseSettings;
import dev.teppan.platform.store.Intent;
import dev.teppan.platform.store.NewExecution;
import dev.teppan.platform.store.StoreException;
import dev.teppan.spi.Secret;
import dev.teppan.spi.executor.ExecutorLimits;
import dev.teppan.spi.executor.JobExecutor;
import dev.teppan.spi.executor.LaunchToken;
import dev.teppan.spi.testkit.SettableClock;
import dev.teppan.spi.testkit.executor.FakeBackend;
import dev.teppan.spi.testkit.executor.FakeJobExecutor;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * A whole dispatching host on a real SQLite file and a fake executor, whose loop the test turns by hand and whose clock stands
 * still. {@link #kill} and {@link #boot} play a crash and a restart.
 */
final class Scene implements AutoCloseable {

    record NoSettings() {}

    final SettableClock clock = new SettableClock();
    final FakeBackend backend = new FakeBackend(clock);
    final MemoryLogStore logStore = new MemoryLogStore();
    final Map<String, Job> jobs = new HashMap<>();
    final Map<SecretReference, String> secrets = new HashMap<>();
    final Path directory;
    final Database database;
    final FaultyLedger ledger;
    Optional<URI> address = Optional.empty();
    ExecutorLimits limits = new ExecutorLimits(128 * 1024, 2 * 1024 * 1024);
    Limits schedulingLimits = Limits.NONE;
    HintRules hintRules = HintRules.USUAL;
    MessageReferences references;
    SpoolDirectory spools;
    OutputReader reader;
    int turnSize = 1000;
    long spoolLimit = 64 << 20;
    private @Nullable LogShipper shipper;
    private @Nullable LeaseKeeper keeper;
    private @Nullable Dispatcher dispatcher;
    private int boots;

    Scene(Path directory) {
        this.directory = directory;
        this.database = Database.open(
                new DatabaseSettings(
                        "jdbc:sqlite:" + directory.resolve("teppan.db"),
                        Optional.empty(),
                        Optional.empty(),
                        2,
                        Duration.ofSeconds(10)),
                clock,
                new MetricRegistry());
        this.ledger = new FaultyLedger(Ledger.of(database));
        this.references = new MessageReferences(directory.resolve("key"), address);
        this.spools = new SpoolDirectory(SpoolSettings.in(directory.resolve("spool")), clock);
        this.reader = new OutputReader(spools, database.output(), logStore);
    }

    Scene job(JobBuilder job) {
        Job built = job.build();
        jobs.put(built.key().job(), built);
        return this;
    }

    /** Starts the host, not its loop. */
    Scene boot() {
        boots++;
        references = new MessageReferences(directory.resolve("key"), address);
        spools = new SpoolDirectory(new SpoolSettings(directory.resolve("spool"), spoolLimit, 1L << 30), clock);
        reader = new OutputReader(spools, database.output(), logStore);
        LogShipper ships = new LogShipper(
                spools,
                database.output(),
                logStore,
                id -> database.executions().message(id),
                new RetryPolicy(99, Duration.ofMillis(10), 1, Duration.ofMillis(10), false, List.of()));
        shipper = ships;
        ships.start();
        LeaseKeeper lease = new LeaseKeeper(ledger, settings());
        keeper = lease;
        lease.runOnce();
        Dispatcher present = new Dispatcher(parts(ships), lease);
        dispatcher = present;
        database.tellArrivals(present);
        return this;
    }

    DispatchSettings settings() {
        return new DispatchSettings(
                "host-" + boots,
                Duration.ofMinutes(10),
                Duration.ofMillis(20),
                Duration.ofMinutes(15),
                turnSize,
                new RetryPolicy(99, Duration.ofMillis(5), 1, Duration.ofMillis(5), false, List.of()),
                Duration.ofMillis(300),
                Duration.ofMillis(50),
                Duration.ofHours(1),
                ExecutionPolicy.Budgets.DEFAULT);
    }

    DispatchParts parts(LogShipper ships) {
        Map<String, JobExecutor> executors = Map.of("local", new FakeJobExecutor(backend, limits));
        return new DispatchParts(
                settings(),
                clock,
                ledger,
                new ExecutionMoves(() -> new AttemptId(database.newId().value()), new Random(1)),
                () -> new FairScheduler(SchedulerSettings.USUAL),
                executors,
                new DispatchParts.Lookups(definitions(), (executor, job) -> new NoSettings(), this::secret, references),
                new DispatchParts.Output(spools, ships),
                new Hinting(Duration.ofMillis(20), hintRules));
    }

    /** Ends the host as a kill would: nothing is finished, nothing is given up. The lease runs out. */
    void kill() {
        Dispatcher dead = dispatcher;
        if (dead != null) {
            dead.abandon();
        }
        if (shipper != null) {
            shipper.close();
        }
        spools.close();
        clock.advance(Duration.ofMinutes(11));
    }

    Dispatcher dispatcher() {
        return Objects.requireNonNull(dispatcher, "not booted");
    }

    LeaseKeeper keeper() {
        return Objects.requireNonNull(keeper, "not booted");
    }

    ExecutionId enqueue(String job) {
        return enqueue(job, Duration.ZERO, "{\"n\":1}");
    }

    ExecutionId enqueue(String job, Duration delay, String message) {
        return enqueue(job, delay, message, Optional.empty());
    }

    ExecutionId enqueueKeyed(String job, String key) {
        return enqueue(job, Duration.ZERO, "1", Optional.of(key));
    }

    private ExecutionId enqueue(String job, Duration delay, String message, Optional<String> key) {
        ExecutionId id = database.newId();
        Execution execution = Execution.enqueued(
                id,
                new Origin("shop", job, 1, "default", clock.instant(), key),
                clock.instant().plus(delay));
        database.enqueue()
                .insert(List.of(
                        new NewExecution(execution, message, Map.of(), Optional.of("00-trace"), new Actor("test"))))
                .join();
        return id;
    }

    void cancel(ExecutionId id) {
        database.intents()
                .add(new Intent.Cancel(id, new Actor("tester"), clock.instant()))
                .join();
    }

    AttemptId retry(ExecutionId id) {
        AttemptId attempt = new AttemptId(database.newId().value());
        database.intents()
                .add(new Intent.Retry(id, attempt, clock.instant(), new Actor("tester"), clock.instant()))
                .join();
        return attempt;
    }

    /** Turns the loop until a condition holds. */
    void until(BooleanSupplier condition) {
        Awaitility.await()
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .atMost(Duration.ofSeconds(20))
                .until(() -> {
                    turn();
                    return condition.getAsBoolean();
                });
    }

    /** Why an execution waits, which the loop answers in its turns. */
    Optional<Explanation> why(ExecutionId id) {
        return ask(() -> dispatcher().why(id));
    }

    /** Asks what blocks until the loop's next turn. */
    <T> Optional<T> ask(Callable<Optional<T>> question) {
        CompletableFuture<Optional<T>> answer = CompletableFuture.supplyAsync(() -> {
            try {
                return question.call();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        until(answer::isDone);
        return answer.join();
    }

    /** One pass of the loop; a database that does not answer is what the loop's shell bears. */
    void turn() throws InterruptedException {
        try {
            dispatcher().wake();
            dispatcher().runOnce(Duration.ofMillis(5));
        } catch (StoreException.Unavailable e) {
            assertThat(e).hasMessageContaining("by the test");
        }
    }

    void turns(int count) throws InterruptedException {
        for (int turn = 0; turn < count; turn++) {
            turn();
        }
    }

    Scene untilState(ExecutionId id, ExecutionState state) {
        until(() -> execution(id).state() == state);
        return this;
    }

    Execution execution(ExecutionId id) {
        return database.executions().find(id).orElseThrow().execution();
    }

    List<Attempt> attempts(ExecutionId id) {
        return database.executions().attempts(id);
    }

    LaunchToken token(ExecutionId id) {
        return Watched.token(execution(id).attempt().orElseThrow());
    }

    @Override
    public void close() {
        if (dispatcher != null) {
            dispatcher.close();
        }
        if (shipper != null) {
            shipper.close();
        }
        spools.close();
        database.close();
    }

    private Secret secret(SecretReference reference) {
        String value = secrets.get(reference);
        if (value == null) {
            throw new IllegalArgumentException("not there");
        }
        return new Secret(value);
    }

    private Definitions definitions() {
        return new Definitions() {
            @Override
            public Optional<Job> job(JobKey key, int revision) {
                return Optional.ofNullable(jobs.get(key.job()));
            }

            @Override
            public Optional<Application> application(String name) {
                return Optional.of(new Application(
                        name,
                        "",
                        Optional.empty(),
                        Map.of("SHARED", "application"),
                        100,
                        Optional.empty(),
                        Ceiling.NONE,
                        false));
            }

            @Override
            public Limits limits() {
                return schedulingLimits;
            }
        };
    }
}
