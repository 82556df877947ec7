package dev.teppan.platform.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.teppan.platform.store.Lease;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeaseKeeperTest {

    @TempDir
    Path directory;

    final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    Scene scene;
    LeaseKeeper keeper;

    @BeforeEach
    void open() {
        scene = new Scene(directory);
        keeper = new LeaseKeeper(scene.ledger, scene.settings(), nanos::get);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void holdsUntilItsOwnDeadlineAlsoWhenTheDatabaseDoesNotAnswer() {
        keeper.runOnce();
        assertThat(keeper.isLeader()).isTrue();
        scene.ledger.down(true);
        nanos.addAndGet(Duration.ofMinutes(9).toNanos());
        keeper.runOnce();
        assertThat(keeper.isLeader()).isTrue();

        nanos.addAndGet(Duration.ofMinutes(1).toNanos());

        assertThat(keeper.isLeader()).isFalse();
        assertThat(keeper.isForeign()).isFalse();
        scene.ledger.down(false);
        keeper.runOnce();
        assertThat(keeper.isLeader()).isTrue();
    }

    @Test
    void waitsWhileAnotherHostHoldsIt() {
        Lease other = scene.ledger.acquire("other", Duration.ofMinutes(1)).orElseThrow();

        keeper.runOnce();

        assertThat(keeper.isLeader()).isFalse();
        assertThat(keeper.isForeign()).isTrue();
        scene.ledger.release(other);
        keeper.runOnce();
        assertThat(keeper.isLeader()).isTrue();
    }

    @Test
    void takesOverAsSoonAsTheLeaseOfADeadHostRunsOut() {
        Duration lease = Duration.ofSeconds(2);
        assertThat(scene.ledger.acquire("dead", lease)).isPresent();
        keeper.runOnce();

        assertThat(keeper.untilNext()).isLessThanOrEqualTo(Duration.ofMillis(250));
        scene.clock.advance(lease.minusMillis(10));
        keeper.runOnce();
        assertThat(keeper.isLeader()).isFalse();
        assertThat(keeper.untilNext()).isEqualTo(Duration.ofMillis(10));
        scene.clock.advance(Duration.ofMillis(10));
        keeper.runOnce();
        assertThat(keeper.isLeader()).isTrue();
        assertThat(keeper.untilNext()).isEqualTo(scene.settings().lease().dividedBy(3));
    }

    @Test
    void looksAtOnceWhenItIsToldThatTheLeaseIsFree() {
        Lease other = scene.ledger.acquire("other", Duration.ofMinutes(1)).orElseThrow();
        keeper.start();
        await().until(keeper::isForeign);

        scene.ledger.release(other);
        keeper.look();

        await().until(keeper::isLeader);
    }

    @Test
    void tellsOfEachChangeOnceAndGivesTheLeaseUp() {
        List<Boolean> told = new ArrayList<>();
        keeper.onChange(told::add);
        keeper.runOnce();
        keeper.runOnce();

        keeper.close();
        keeper.close();

        assertThat(told).containsExactly(true, false);
        assertThat(scene.ledger.acquire("other", Duration.ofMinutes(1))).isPresent();
    }
}
