package dev.teppan.platform.store;

import com.codahale.metrics.Histogram;
import com.codahale.metrics.Meter;
import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.Timer;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All writes, in one thread over one connection. What waits is committed together; a lone unit waits for nobody. A batch
 * that the database refuses is rolled back and halved until only the failing unit is refused. While the database is away,
 * units wait until their time is over, and the lane connects again by itself. While its disk is full, they fail at once.
 *
 * <p>Where the answer to a commit may be lost, each batch carries a number that is stored with it ({@link LaneMark}), so that
 * a repeat finds out whether it was committed. A unit whose time is over before that is known fails as unavailable, and may
 * have been written.
 */
final class WriteLane implements AutoCloseable {

    /** How long commits take, and how many there were. */
    static final String COMMITS = "store.lane.commits";

    /** How many writes share a commit. */
    static final String UNITS = "store.lane.units";

    /** Writes that the database refused. */
    static final String REFUSALS = "store.lane.refusals";

    private static final Logger LOG = LoggerFactory.getLogger(WriteLane.class);
    private static final int ANSWERS = 16;
    private static final Duration GUARD_EVERY = Duration.ofMillis(500);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final LaneQueue queue = new LaneQueue();
    private final LaneConnection connection;
    private final LaneMark mark;
    private final ArrivalLane arrivals;
    private final Failures failures;
    private final Duration timeout;
    private final Timer commits;
    private final Histogram units;
    private final Meter refusals;
    private final Thread thread;
    private final Thread guard;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile List<Unit<?>> underWay = List.of();
    private boolean diskFull;

    private WriteLane(
            LaneConnection connection, LaneMark mark, ArrivalLane arrivals, Failures failures, LaneSettings settings) {
        this.connection = connection;
        this.mark = mark;
        this.arrivals = arrivals;
        this.failures = failures;
        this.timeout = settings.timeout();
        this.commits = settings.metrics().timer(COMMITS);
        this.units = settings.metrics().histogram(UNITS);
        this.refusals = settings.metrics().meter(REFUSALS);
        // Not a virtual thread: SQLite's native calls would hold its carrier.
        this.thread = Thread.ofPlatform().name("store-lane").daemon().unstarted(this::loop);
        this.guard = Thread.ofVirtual().name("store-lane-guard").unstarted(this::guard);
    }

    private record LaneSettings(Duration timeout, MetricRegistry metrics) {}

    /** Makes a lane and starts its thread. It connects when there is something to write. */
    static WriteLane start(
            DatabaseSettings settings, Dialect dialect, InstantSource clock, Ids ids, MetricRegistry metrics) {
        LaneConnection connection = new LaneConnection(settings, dialect);
        LaneMark mark = new LaneMark(ids.next(), dialect, clock);
        WriteLane lane = new WriteLane(
                connection,
                mark,
                new ArrivalLane(connection, mark, ids, new LeaseRow(dialect, clock), dialect.arrivalStatement()),
                new Failures(dialect),
                new LaneSettings(settings.timeout(), metrics));
        lane.thread.start();
        lane.guard.start();
        return lane;
    }

    /** Queues a write. Its future fails with a {@link StoreException}. */
    <R> CompletableFuture<R> submit(Urgency urgency, Unit.Write<R> write) {
        return submit(Unit.of(urgency, write, timeout));
    }

    /** Like {@link #submit}, for a write that holds about so much memory. */
    <R> CompletableFuture<R> submit(Urgency urgency, Unit.Write<R> write, long weight) {
        return submit(Unit.weighed(urgency, write, weight, timeout));
    }

    /** Queues new executions; like {@link #submit}. */
    CompletableFuture<Announcement> submit(List<NewExecution> executions) {
        return submit(Unit.arrivals(executions, timeout));
    }

    /** From now on tells it of new executions. */
    void tellArrivals(ArrivalSink sink) {
        arrivals.tell(sink);
    }

    private <R> CompletableFuture<R> submit(Unit<R> unit) {
        try {
            queue.add(unit);
        } catch (StoreException e) {
            unit.fail(e);
        }
        return unit.future();
    }

    /** Queues a write and waits for its commit. */
    <R> R call(Urgency urgency, Unit.Write<R> write) {
        try {
            // The lane itself ends the unit's time; this one only covers a call that the driver does not end.
            return submit(urgency, write).get(timeout.toMillis() * 3, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof StoreException known ? known : failures.translate(e);
        } catch (TimeoutException e) {
            throw new StoreException.Unavailable("The database did not answer in time.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException.Unavailable("Interrupted while waiting for the database.", e);
        }
    }

    private void loop() {
        try {
            List<Unit<?>> batch = queue.take();
            while (!batch.isEmpty()) {
                underWay = batch;
                commitOrHalve(batch);
                underWay = List.of();
                batch = queue.take();
            }
        } catch (InterruptedException e) {
            LOG.warn("The write lane was interrupted; what waits is refused.");
        } finally {
            queue.close();
            failAll(queue.drain(), new StoreException.Unavailable("The database is being closed."));
            connection.close();
            ended.countDown();
        }
    }

    /**
     * Ends the waits of those who enqueue when their time is over, also while a call of the driver does not return. So that they
     * need no timer each: tens of thousands a second would be set and taken back.
     */
    private void guard() {
        StoreException.Unavailable failure = new StoreException.Unavailable("The database did not commit in time.");
        try {
            while (!ended.await(GUARD_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                failAll(queue.takeExpired(Urgency.ENQUEUE), failure);
                failAll(
                        underWay.stream()
                                .filter(unit -> unit.urgency() == Urgency.ENQUEUE && unit.isExpired())
                                .toList(),
                        failure);
            }
        } catch (InterruptedException e) {
            LOG.warn("The write lane's guard was interrupted; late writes are answered late.");
        }
    }

    private void commitOrHalve(List<Unit<?>> batch) throws InterruptedException {
        try {
            commitWhenPossible(batch);
        } catch (SQLException | RuntimeException e) {
            if (batch.size() == 1) {
                if (failures.isDuplicate(e) && batch.getFirst().mayRepeat()) {
                    // Another host was faster after this one had looked; looking again tells.
                    commitOrHalve(batch);
                    return;
                }
                refusals.mark();
                batch.getFirst().fail(failures.translate(e));
                return;
            }
            commitOrHalve(batch.subList(0, batch.size() / 2));
            commitOrHalve(batch.subList(batch.size() / 2, batch.size()));
        }
    }

    /** Commits a batch, again and again while the database is away; throws what the database has against it. */
    private void commitWhenPossible(List<Unit<?>> batch) throws SQLException, InterruptedException {
        long number = mark.next();
        Duration pause = FIRST_PAUSE;
        List<Unit<?>> remaining = batch;
        while (!remaining.isEmpty()) {
            try {
                commit(remaining, number);
                return;
            } catch (SQLException | RuntimeException e) {
                if (failures.isDiskFull(e)) {
                    diskIsFull(remaining, e);
                    return;
                }
                if (!failures.isTransient(e)) {
                    throw e;
                }
                LOG.warn("The database cannot be written to; trying again.", e);
                connection.discard();
                StoreException failure = failures.translate(e);
                failAll(queue.takeExpired(), failure);
                failAll(remaining.stream().filter(Unit::isExpired).toList(), failure);
                remaining = remaining.stream().filter(unit -> !unit.isExpired()).toList();
                if (!remaining.isEmpty()) {
                    queue.pause(pause);
                    pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
                }
            }
        }
    }

    /** Not waited for: room may not come for hours, and each caller had better know now. */
    private void diskIsFull(List<Unit<?>> batch, Exception cause) {
        if (!diskFull) {
            diskFull = true;
            LOG.error("The disk of the database is full; nothing can be written until there is room again.", cause);
        }
        failAll(batch, failures.translate(cause));
    }

    private void commit(List<Unit<?>> batch, long number) throws SQLException {
        List<NewExecution> executions =
                batch.stream().map(Unit::arrivals).flatMap(List::stream).toList();
        ArrivalLane.Batch arriving = arrivals.batch(executions);
        boolean nothingElse = batch.stream().noneMatch(unit -> unit.arrivals().isEmpty());
        Timer.Context timing = commits.time();
        if (!nothingElse || !arriving.commitAlone(number)) {
            connection.commit(handle -> {
                if (!mark.set(handle, number)) {
                    return false;
                }
                batch.forEach(unit -> unit.run(handle));
                arriving.write(handle);
                return true;
            });
            mark.committed();
        }
        timing.stop();
        if (diskFull) {
            diskFull = false;
            LOG.info("The disk of the database has room again.");
        }
        units.update(batch.size());
        Announcement how = arriving.tell();
        succeed(batch, how);
    }

    /**
     * Those who enqueue are answered by threads of their own, as an answer may be written to a connection meanwhile. A few to
     * each thread: the next batch is not to wait for the answers of the last one, and a thread costs as much as an answer.
     */
    private static void succeed(List<Unit<?>> batch, Announcement how) {
        List<Unit<?>> arrivals = new ArrayList<>(batch.size());
        for (Unit<?> unit : batch) {
            if (unit.arrivals().isEmpty()) {
                unit.succeed(how);
            } else {
                arrivals.add(unit);
            }
        }
        for (int from = 0; from < arrivals.size(); from += ANSWERS) {
            List<Unit<?>> some = arrivals.subList(from, Math.min(arrivals.size(), from + ANSWERS));
            Thread.startVirtualThread(() -> some.forEach(unit -> unit.succeed(how)));
        }
    }

    private static void failAll(List<Unit<?>> units, StoreException failure) {
        units.forEach(unit -> unit.fail(failure));
    }

    /** Lets what waits finish, as long as its time lasts, then ends. Repeatable. */
    @Override
    public void close() {
        queue.close();
        try {
            if (!thread.join(timeout.multipliedBy(3))) {
                LOG.error("The write lane did not end in time.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
