package dev.teppan.platform.store;

import com.codahale.metrics.MetricRegistry;
import dev.teppan.platform.execution.ExecutionId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/**
 * What every database must do alike; one abstract class for each topic, run on each kind. The database is made once for a
 * class, so each test uses names and ids of its own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StoreContract {

    protected final MetricRegistry metrics = new MetricRegistry();
    protected final SettableClock clock = new SettableClock();
    private Optional<TestDatabase> server = Optional.empty();
    private Optional<Database> opened = Optional.empty();

    /** A fresh, empty database. */
    abstract TestDatabase create();

    @BeforeAll
    void open() {
        server = Optional.of(create());
        opened = Optional.of(server().open(clock, metrics));
    }

    @AfterAll
    void close() {
        opened.ifPresent(Database::close);
        server.ifPresent(TestDatabase::close);
    }

    protected TestDatabase server() {
        return server.orElseThrow();
    }

    protected Database database() {
        return opened.orElseThrow();
    }

    protected Samples samples() {
        return new Samples(database()::newId);
    }

    protected void insert(NewExecution... executions) throws Exception {
        database().enqueue().insert(List.of(executions)).get(20, TimeUnit.SECONDS);
    }

    protected Lease lease() {
        return database().dispatch().acquire("host-1", Duration.ofMinutes(1)).orElseThrow();
    }

    protected StoredExecution stored(ExecutionId id) {
        return database().executions().find(id).orElseThrow();
    }
}
