package dev.teppan.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A holder that freezes in the midst of a turn neither blocks its successor nor outlives its lease. */
abstract class FrozenHolderContract extends StoreContract {

    @Test
    void losesItsTransactionAndItsLease() throws Exception {
        Dialect dialect = Dialect.of(server().settings().url());
        LeaseRow row = new LeaseRow(dialect, clock);
        Lease frozen =
                database().dispatch().acquire("frozen", Duration.ofSeconds(3)).orElseThrow();

        Lease next = takenOverFromWhoFreezesIn(handle -> row.confirm(handle, frozen));

        assertThat(next.epoch()).isGreaterThan(frozen.epoch());
        database().dispatch().release(next);
    }

    @Test
    void losesTheLeaseAlsoWhenItFreezesWhileRenewingIt() throws Exception {
        Dialect dialect = Dialect.of(server().settings().url());
        LeaseRow row = new LeaseRow(dialect, clock);
        Lease frozen =
                database().dispatch().acquire("frozen", Duration.ofSeconds(3)).orElseThrow();

        Lease next = takenOverFromWhoFreezesIn(
                handle -> row.acquire(handle, "frozen", Duration.ofSeconds(3)).isPresent());

        assertThat(next.epoch()).isGreaterThan(frozen.epoch());
        database().dispatch().release(next);
    }

    /** One host locks the lease's row and freezes before it commits; another waits for the lease. */
    private Lease takenOverFromWhoFreezesIn(LaneConnection.Transaction locking) throws Exception {
        CountDownLatch locked = new CountDownLatch(1);
        CountDownLatch thaw = new CountDownLatch(1);
        DatabaseSettings settings = server().settings();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                LaneConnection connection = new LaneConnection(settings, Dialect.of(settings.url()))) {
            Future<Boolean> committed = threads.submit(() -> {
                connection.commit(handle -> {
                    boolean held = locking.run(handle);
                    locked.countDown();
                    return held && awaits(thaw);
                });
                return true;
            });
            assertThat(locked.await(10, TimeUnit.SECONDS)).isTrue();

            Lease next = await().atMost(Duration.ofSeconds(15))
                    .until(() -> database().dispatch().acquire("next", Duration.ofMinutes(1)), Optional::isPresent)
                    .orElseThrow();
            thaw.countDown();

            assertThat(committed).failsWithin(Duration.ofSeconds(10));
            return next;
        }
    }

    private static boolean awaits(CountDownLatch thaw) {
        try {
            return thaw.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
