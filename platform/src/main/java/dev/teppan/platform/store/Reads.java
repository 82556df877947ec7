package dev.teppan.platform.store;

import com.codahale.metrics.MetricRegistry;
import io.dropwizard.db.DataSourceFactory;
import io.dropwizard.db.ManagedDataSource;
import io.dropwizard.util.Duration;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connections that read. Safe for use by several threads. */
final class Reads implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Reads.class);

    private final ManagedDataSource source;
    private final Jdbi jdbi;
    private final Failures failures;

    private Reads(ManagedDataSource source, Failures failures) {
        this.source = source;
        this.jdbi = Jdbi.create(source);
        this.failures = failures;
    }

    static Reads open(DatabaseSettings settings, Dialect dialect, MetricRegistry metrics) {
        DataSourceFactory factory = new DataSourceFactory();
        factory.setDriverClass(dialect.driverClass());
        factory.setUrl(dialect.readerUrl(settings.url()));
        settings.user().ifPresent(factory::setUser);
        settings.password().ifPresent(factory::setPassword);
        factory.setProperties(Map.copyOf(dialect.properties(settings.timeout())));
        factory.setInitialSize(0);
        factory.setMinSize(0);
        factory.setMaxSize(settings.readers());
        factory.setMaxWaitForConnection(Duration.milliseconds(settings.timeout().toMillis()));
        factory.setValidationQuery("select 1");
        factory.setCheckConnectionOnBorrow(true);
        factory.setValidationInterval(Duration.seconds(1));
        factory.setAutoCommitByDefault(true);
        return new Reads(factory.build(metrics, "store.readers"), new Failures(dialect));
    }

    /** Reads; blocks while all connections are in use. Throws {@link StoreException}. */
    <R> R query(Function<Handle, R> work) {
        try (Handle handle = jdbi.open()) {
            return work.apply(handle);
        } catch (RuntimeException e) {
            throw failures.translate(e);
        }
    }

    @Override
    public void close() {
        try {
            source.stop();
        } catch (Exception e) {
            LOG.warn("The connections that read did not close.", e);
        }
    }
}
