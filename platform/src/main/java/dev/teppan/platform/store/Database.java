package dev.teppan.platform.store;

import com.codahale.metrics.MetricRegistry;
import dev.teppan.platform.execution.ExecutionId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The opened database: schema brought up to date, connections for readers, one lane for writers. Safe for use by several
 * threads.
 */
public final class Database implements AutoCloseable {

    private final ExecutionReader executions;
    private final Optional<ProcessLock> lock;
    private final Reads reads;
    private final WriteLane lane;
    private final Ids ids;
    private final Dialect dialect;
    private final LeaseRow lease;
    private final InstantSource clock;

    private Database(Parts parts, Dialect dialect, InstantSource clock) {
        this.lock = parts.lock();
        this.reads = parts.reads();
        this.lane = parts.lane();
        this.ids = parts.ids();
        this.dialect = dialect;
        this.lease = new LeaseRow(dialect, clock);
        this.clock = clock;
        this.executions = new ExecutionReader(reads);
    }

    private record Parts(Optional<ProcessLock> lock, Reads reads, WriteLane lane, Ids ids) {}

    /**
     * Connects, brings the schema up to date and starts the write lane. Blocks.
     *
     * @throws StoreException.Unavailable when the database cannot be reached, or, for SQLite, another process holds it
     * @throws IllegalArgumentException when the URL is of no kind that is supported, or the server's settings would lose or
     *     alter text (character set, collation)
     */
    public static Database open(DatabaseSettings settings, InstantSource clock, MetricRegistry metrics) {
        Dialect dialect = Dialect.of(settings.url());
        Optional<ProcessLock> lock = dialect instanceof SqliteDialect
                ? Optional.of(ProcessLock.take(SqliteDialect.file(settings.url())))
                : Optional.empty();
        try {
            prepare(settings, dialect);
            Reads reads = Reads.open(settings, dialect, metrics);
            Ids ids = new Ids(clock);
            WriteLane lane = WriteLane.start(settings, dialect, clock, ids, metrics);
            return new Database(new Parts(lock, reads, lane, ids), dialect, clock);
        } catch (RuntimeException e) {
            lock.ifPresent(ProcessLock::close);
            throw e;
        }
    }

    private static void prepare(DatabaseSettings settings, Dialect dialect) {
        try (Connection connection = LaneConnection.connect(settings, dialect)) {
            dialect.check(connection);
            Schema.update(connection, dialect);
        } catch (SQLException e) {
            throw new Failures(dialect).translate(e);
        }
    }

    /** From now on tells it of what is enqueued here, while it holds the lease. */
    public void tellArrivals(ArrivalSink sink) {
        lane.tellArrivals(sink);
    }

    /** Enqueues. */
    public EnqueueStore enqueue() {
        return new EnqueueStore(lane);
    }

    /** Takes in what came from queue sources. */
    public AdmissionStore admission() {
        return new AdmissionStore(lane, ids);
    }

    /** Reads what could not be taken in. */
    public DeadLetterStore deadLetters() {
        return new DeadLetterStore(reads);
    }

    /** Reads executions, attempts and messages. */
    public ExecutionReader executions() {
        return executions;
    }

    /** Reads what ran, for simulations. */
    public HistoryReader history() {
        return new HistoryReader(reads);
    }

    /** What only the host that dispatches reads and writes. */
    public DispatchStore dispatch() {
        return new DispatchStore(lane, reads, lease, new TurnWriter(clock, dialect));
    }

    /** The hosts that run. */
    public HostStore hosts() {
        return new HostStore(lane, reads, dialect, clock);
    }

    /** Intents of people and programs. */
    public IntentStore intents() {
        return new IntentStore(lane, reads, ids);
    }

    /** Definitions. */
    public CatalogStore catalog() {
        return new CatalogStore(lane, reads, new DefinitionRows(ids, clock));
    }

    /** Where output is. */
    public OutputStore output() {
        return new OutputStore(lane, reads);
    }

    /** The notification outbox. */
    public OutboxStore outbox() {
        return new OutboxStore(lane, reads);
    }

    /** The small durable maps of plugin instances. */
    public PluginStateTable pluginState() {
        return new PluginStateTable(lane, reads);
    }

    /** A new id, later in order than all that this process made before (UUID version 7). */
    public ExecutionId newId() {
        return new ExecutionId(ids.next());
    }

    /** Asks the database for an answer, for health checks. Blocks up to the timeout. */
    public void ping() {
        reads.query(
                handle -> handle.createQuery("select 1").mapTo(Integer.class).one());
    }

    /** Lets writes that were accepted finish, then closes. Repeatable. */
    @Override
    public void close() {
        lane.close();
        reads.close();
        lock.ifPresent(ProcessLock::close);
    }
}
