package dev.teppan.platform.intake;

import com.codahale.metrics.MetricRegistry;
import dev.teppan.platform.catalog.Queue;
import dev.teppan.platform.catalog.Versioned;
import dev.teppan.platform.execution.Actor;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.store.Catalog;
import dev.teppan.platform.store.CatalogStore.Kind;
import dev.teppan.platform.store.Database;
import dev.teppan.platform.store.DatabaseSettings;
import dev.teppan.platform.store.DeadLetter;
import dev.teppan.platform.store.ExecutionFilter;
import dev.teppan.platform.store.StoreException;
import dev.teppan.platform.store.StoredDeadLetter;
import dev.teppan.platform.store.StoredExecution;
import dev.teppan.platform.store.ToAdmit;
import dev.teppan.spi.queue.QueueSource;
import dev.teppan.spi.testkit.SettableClock;
import dev.teppan.spi.testkit.queue.FakeQueue;
import dev.teppan.spi.testkit.queue.FakeQueueSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Admission over SQLite and queues in memory, with a job {@code shop/Mail} and a queue {@code mail} fed by {@code inbox}. */
final class AdmissionScene implements AutoCloseable {

    static final Actor ACTOR = new Actor("test");
    static final Duration HOLD = Duration.ofMinutes(5);

    final SettableClock clock = new SettableClock();
    final FakeQueue inbox = new FakeQueue(clock, HOLD);
    final FakeQueue second = new FakeQueue(clock, HOLD);
    final AtomicInteger wakes = new AtomicInteger();
    final Database database;
    final Catalog catalog;
    private final Map<String, QueueSource> sources =
            Map.of("inbox", new FakeQueueSource(inbox), "second", new FakeQueueSource(second));
    private final List<Admission> started = new ArrayList<>();
    private volatile boolean down;
    private volatile Predicate<ToAdmit> refused = item -> false;
    private volatile UnaryOperator<CompletableFuture<List<ToAdmit.Outcome>>> afterwards = UnaryOperator.identity();

    AdmissionScene(Path folder) {
        database = Database.open(
                new DatabaseSettings(
                        "jdbc:sqlite:" + folder.resolve("teppan.db"),
                        Optional.empty(),
                        Optional.empty(),
                        2,
                        Duration.ofSeconds(10)),
                clock,
                new MetricRegistry());
        catalog = new Catalog(database.catalog(), clock, Duration.ZERO);
        save(Kind.APPLICATION, "shop", "{\"image\":\"shop:1\"}");
        save(Kind.APPLICATION, "bank", "{\"image\":\"bank:1\"}");
        save(Kind.JOB, "shop/Mail", "{}");
        save(Kind.JOB, "bank/Pay", "{}");
        save(Kind.QUEUE, "mail", "{\"source\":\"inbox\",\"applications\":[\"shop\"]}");
    }

    void save(Kind kind, String name, String json) {
        var unused = database.catalog().save(kind, name, json, Optional.empty(), ACTOR);
    }

    /** Whether the database answers admission. */
    void down(boolean isDown) {
        down = isDown;
    }

    /** Has something happen between the commit and what follows it. */
    void afterCommit(UnaryOperator<CompletableFuture<List<ToAdmit.Outcome>>> what) {
        afterwards = what;
    }

    /** Has the database refuse batches with such an item. */
    void refuse(Predicate<ToAdmit> what) {
        refused = what;
    }

    Feed feed() {
        return new Feed("inbox", new FakeQueueSource(inbox), target(), settings());
    }

    /** One pull into the queue {@code mail}. */
    boolean pull() throws InterruptedException {
        Queue queue = catalog.queue("mail").orElseThrow().definition();
        Feed feed = feed();
        var batch = feed.receive();
        return batch.isEmpty() || feed.admit(queue, batch, Duration.ofSeconds(1));
    }

    Admission start() {
        Admission admission = new Admission(this::queues, sources, target(), settings());
        started.add(admission);
        admission.start();
        return admission;
    }

    AdmissionSettings settings() {
        return new AdmissionSettings(
                100,
                Duration.ofMillis(50),
                Duration.ofMillis(20),
                Duration.ofMillis(10),
                Duration.ofMillis(40),
                new EnqueueLimits(1_000, Duration.ofSeconds(10)));
    }

    private List<Queue> queues() {
        if (down) {
            throw new StoreException.Unavailable("the database is down");
        }
        return catalog.queues().stream().map(Versioned::definition).toList();
    }

    private AdmissionTarget target() {
        return new AdmissionTarget(catalog, database.admission()::check, this::admit, wakes::incrementAndGet, clock);
    }

    private CompletableFuture<List<ToAdmit.Outcome>> admit(List<ToAdmit> batch) {
        if (down) {
            return CompletableFuture.failedFuture(new StoreException.Unavailable("the database is down"));
        }
        return batch.stream().anyMatch(refused)
                ? CompletableFuture.failedFuture(new StoreException.Refused("refused", new IllegalStateException()))
                : afterwards.apply(database.admission().admit(batch));
    }

    List<StoredExecution> executions() {
        return database.executions().list(ExecutionFilter.ALL, Optional.empty(), 1_000);
    }

    String message(String id) {
        return database.executions().message(new ExecutionId(id)).orElseThrow();
    }

    List<DeadLetter> deadLetters() {
        return database.deadLetters().list("mail", Optional.empty(), 100).stream()
                .map(StoredDeadLetter::letter)
                .toList();
    }

    static String own(String message) {
        return "{\"application\":\"shop\",\"job\":\"Mail\",\"message\":" + message + "}";
    }

    String put(String body) {
        return inbox.put(body, Map.of(), Duration.ZERO);
    }

    @Override
    public void close() {
        started.forEach(Admission::close);
        database.close();
    }
}
