package dev.teppan.platform.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.MetricRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A batch whose commit was answered to nobody is not written twice. */
class LaneMarkTest {

    @Test
    void recognisesABatchThatWasCommitted() throws Exception {
        try (TestDatabase server = PostgresServer.database()) {
            server.open(new SettableClock(), new MetricRegistry()).close();
            Dialect dialect = Dialect.of(server.settings().url());
            LaneMark mark = new LaneMark("00000000-0000-7000-8000-000000000001", dialect, new SettableClock());
            AtomicInteger written = new AtomicInteger();
            try (LaneConnection connection = new LaneConnection(server.settings(), dialect)) {
                for (long number : new long[] {mark.next(), mark.next(), mark.next()}) {
                    for (int i = 0; i < 2; i++) {
                        connection.commit(handle -> mark.set(handle, number) && written.incrementAndGet() > 0);
                        connection.discard();
                    }
                }
            }
            assertThat(written).hasValue(3);
        }
    }

    @Test
    void repeatsABatchThatWasRolledBack() throws Exception {
        try (TestDatabase server = PostgresServer.database()) {
            server.open(new SettableClock(), new MetricRegistry()).close();
            Dialect dialect = Dialect.of(server.settings().url());
            LaneMark mark = new LaneMark("00000000-0000-7000-8000-000000000002", dialect, new SettableClock());
            AtomicInteger tried = new AtomicInteger();
            try (LaneConnection connection = new LaneConnection(server.settings(), dialect)) {
                long number = mark.next();
                connection.commit(handle -> {
                    mark.set(handle, number);
                    tried.incrementAndGet();
                    return false;
                });
                connection.commit(handle -> mark.set(handle, number) && tried.incrementAndGet() > 0);
            }
            assertThat(tried).hasValue(2);
        }
    }
}
