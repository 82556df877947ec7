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
        CountDownLatch locked = new CountDownLatch(1);
        CountDownLatch thaw = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                LaneConnection connection = new LaneConnection(server().settings(), dialect)) {
            Future<Boolean> committed = threads.submit(() -> {
                connection.commit(handle -> {
                    boolean held = row.confirm(handle, frozen);
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

            assertThat(next.epoch()).isGreaterThan(frozen.epoch());
            assertThat(committed).failsWithin(Duration.ofSeconds(10));
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
