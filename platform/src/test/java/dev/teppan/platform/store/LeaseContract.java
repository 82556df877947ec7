package dev.teppan.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.codahale.metrics.MetricRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One host at a time dispatches. The second host is a second process where the database allows it. */
abstract class LeaseContract extends StoreContract {

    private static final Turn NOTHING = new Turn(List.of(), List.of(), Map.of(), List.of());

    private Optional<Database> second = Optional.empty();

    @BeforeAll
    void openSecond() {
        if (server().isShared()) {
            second = Optional.of(server().open(clock, new MetricRegistry()));
        }
    }

    @AfterAll
    void closeSecond() {
        second.ifPresent(Database::close);
    }

    private DispatchStore one() {
        return database().dispatch();
    }

    private DispatchStore two() {
        return second.orElse(database()).dispatch();
    }

    @AfterEach
    void releaseAll() {
        one().acquire("one", Duration.ofMinutes(1)).ifPresent(one()::release);
        two().acquire("two", Duration.ofMinutes(1)).ifPresent(two()::release);
    }

    @Test
    void isHeldByOneHostAtATime() {
        Lease held = one().acquire("one", Duration.ofMinutes(1)).orElseThrow();

        assertThat(two().acquire("two", Duration.ofMinutes(1))).isEmpty();
        assertThat(one().acquire("one", Duration.ofMinutes(2)).orElseThrow().epoch())
                .isEqualTo(held.epoch());
    }

    @Test
    void passesOnWithANewEpochWhenReleased() {
        Lease held = one().acquire("one", Duration.ofMinutes(1)).orElseThrow();
        one().release(held);

        assertThat(two().acquire("two", Duration.ofMinutes(1)).orElseThrow().epoch())
                .isGreaterThan(held.epoch());
        assertThat(one().acquire("one", Duration.ofMinutes(1))).isEmpty();
    }

    @Test
    void passesOnWhenItsTimeIsOver() {
        Lease held = one().acquire("one", Duration.ofMillis(200)).orElseThrow();

        Lease next = await().atMost(Duration.ofSeconds(10))
                .until(
                        () -> {
                            clock.advance(Duration.ofMillis(50));
                            return two().acquire("two", Duration.ofMinutes(1));
                        },
                        Optional::isPresent)
                .orElseThrow();

        assertThat(next.epoch()).isGreaterThan(held.epoch());
        assertThatThrownBy(() -> one().commit(held, NOTHING)).isInstanceOf(StoreException.LeaseLost.class);
        two().commit(next, NOTHING);
    }

    @Test
    void saysWhereItsHolderIs() {
        HostStore hosts = second.orElse(database()).hosts();
        database().hosts().announce(new Host("one", Optional.of(URI.create("http://one.example:8080")), "1.0"));
        database().hosts().announce(new Host("one", Optional.of(URI.create("http://one.example:8080")), "1.0"));
        hosts.announce(new Host("two", Optional.empty(), "1.1"));
        assertThat(hosts.holder()).isEmpty();

        assertThat(one().acquire("one", Duration.ofMinutes(1))).isPresent();

        assertThat(hosts.holder().flatMap(Host::address)).contains(URI.create("http://one.example:8080"));
        assertThat(hosts.alive(Duration.ofMinutes(1))).extracting(Host::id).containsExactly("one", "two");
        hosts.leave("two");
        assertThat(hosts.alive(Duration.ofMinutes(1))).extracting(Host::build).containsExactly("1.0");
    }

    @Test
    void keepsTheRoomThatItsHolderSawAndNobodyElse() {
        Lease held = one().acquire("one", Duration.ofMinutes(1)).orElseThrow();
        one().keepCapacity(held, Map.of("docker", "{}", "gone", "{}"));
        one().keepCapacity(held, Map.of("docker", "{\"free\":1}"));
        one().release(held);
        Lease next = two().acquire("two", Duration.ofMinutes(1)).orElseThrow();

        assertThatThrownBy(() -> one().keepCapacity(held, Map.of())).isInstanceOf(StoreException.LeaseLost.class);

        assertThat(two().keptCapacity()).containsExactly(Map.entry("docker", "{\"free\":1}"));
        two().release(next);
    }

    @Test
    void isNotReleasedByWhoLostIt() {
        Lease held = one().acquire("one", Duration.ofMinutes(1)).orElseThrow();
        one().release(held);
        Lease next = two().acquire("two", Duration.ofMinutes(1)).orElseThrow();

        one().release(held);

        assertThat(one().acquire("one", Duration.ofMinutes(1))).isEmpty();
        two().release(next);
    }
}
