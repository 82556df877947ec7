package dev.teppan.platform.store;

import com.codahale.metrics.MetricRegistry;
import java.time.InstantSource;

/** Where a contract runs: a fresh, empty database of one kind. */
interface TestDatabase extends AutoCloseable {

    /** How to reach it. */
    DatabaseSettings settings();

    /** Whether several processes may use it at once. */
    boolean isShared();

    /** Opens it. */
    default Database open(InstantSource clock, MetricRegistry metrics) {
        return Database.open(settings(), clock, metrics);
    }

    @Override
    void close();
}
