package dev.teppan.platform.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.execution.ExecutionState;
import dev.teppan.platform.scheduling.Delivery;
import dev.teppan.platform.scheduling.Hint;
import dev.teppan.platform.scheduling.HintRules;
import dev.teppan.platform.scheduling.HintSettings;
import dev.teppan.platform.scheduling.NodeShape;
import dev.teppan.platform.scheduling.PoolHint;
import dev.teppan.platform.scheduling.PoolRules;
import dev.teppan.platform.scheduling.Sending;
import dev.teppan.platform.scheduling.Sending.Outcome;
import dev.teppan.platform.store.Lease;
import dev.teppan.spi.Resources;
import dev.teppan.spi.RetryableException;
import dev.teppan.spi.executor.CapacityHint;
import dev.teppan.spi.executor.Node;
import dev.teppan.spi.executor.Pool;
import dev.teppan.spi.testkit.executor.FakeJobExecutor;
import dev.teppan.spi.testkit.executor.FakeScaling;
import dev.teppan.spi.testkit.executor.FakeScript;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HintSendingTest {

    private static final String POOL = "growing";
    private static final Resources NODE = Resources.of(16_000, 65_536);
    private static final Duration GRACE = Duration.ofMinutes(2);

    @TempDir
    Path directory;

    private Scene scene;

    @BeforeEach
    void open() {
        scene = new Scene(directory).job(new JobBuilder("big").resources(Resources.of(8_000, 16_384)));
        scene.backend.scaling().pool(POOL, NODE);
        scene.backend.script("big", FakeScript.runsUntilStopped());
        scene.hintRules = rules(true);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void growsFromNothingForABacklogAndShrinksToNothingAfterIt() {
        scene.boot();
        List<ExecutionId> all =
                IntStream.range(0, 5).mapToObj(i -> scene.enqueue("big")).toList();

        all.forEach(id -> scene.untilState(id, ExecutionState.RUNNING));
        assertThat(nodes()).as("two on each").hasSize(3);

        String last = node(all.getLast());
        all.subList(0, 4).forEach(id -> scene.backend.finish(scene.token(id), 0));
        all.subList(0, 4).forEach(id -> scene.untilState(id, ExecutionState.SUCCEEDED));
        scene.until(() -> hinted(hint -> hint.busy().size() == 1));
        scene.clock.advance(GRACE.plusSeconds(1));
        scene.until(() -> nodes().size() == 1);
        assertThat(nodes()).containsExactly(last);
        assertThat(scene.execution(all.getLast()).state()).isEqualTo(ExecutionState.RUNNING);
        assertThat(hints()).allSatisfy(sent -> assertThat(sent.idle()).doesNotContain(last));
        assertThat(hints().getLast().busy()).containsExactly(last);

        scene.backend.finish(scene.token(all.getLast()), 0);
        scene.untilState(all.getLast(), ExecutionState.SUCCEEDED);
        scene.until(() -> hinted(hint -> hint.busy().isEmpty()));
        scene.clock.advance(GRACE.plusSeconds(1));
        scene.until(() -> nodes().isEmpty());
        scene.until(() -> sendings().stream().anyMatch(sent -> sent.wanted() == 0 && sent.outcome() == Outcome.ACTED));
        assertThat(sendings())
                .filteredOn(sent -> sent.answeredAt().isPresent())
                .allSatisfy(sent -> assertThat(sent.detail()).contains("added"));

        ExecutionId again = scene.enqueue("big");
        scene.untilState(again, ExecutionState.RUNNING);
    }

    @Test
    void aFailedCallIsMadeAgainWithWhatCountsThenAndIsShown() {
        AtomicInteger failures = new AtomicInteger(3);
        scene.backend.scaling().hook(hint -> {
            if (failures.getAndDecrement() > 0) {
                throw new RetryableException("the group is being changed by somebody else");
            }
        });
        scene.boot();
        ExecutionId first = scene.enqueue("big");
        ExecutionId second = scene.enqueue("big");
        ExecutionId third = scene.enqueue("big");

        List.of(first, second, third).forEach(id -> scene.untilState(id, ExecutionState.RUNNING));

        assertThat(sendings())
                .filteredOn(sent -> sent.outcome() == Outcome.FAILED)
                .hasSize(3)
                .allSatisfy(sent -> {
                    assertThat(sent.detail()).isEqualTo("the group is being changed by somebody else");
                    assertThat(sent.answeredAt()).isPresent();
                });
        assertThat(nodes()).hasSize(2);
    }

    @Test
    void aCallThatHangsHoldsUpNeitherOtherPoolsNorWorkAndIsFollowedByTheNewestHintAlone() {
        CountDownLatch answer = new CountDownLatch(1);
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger mostAtOnce = new AtomicInteger();
        scene.job(new JobBuilder("huge").resources(Resources.of(30_000, 1_024))).job(new JobBuilder("mail"));
        scene.backend.script("huge", FakeScript.runsUntilStopped());
        scene.backend.scaling().pool("huge", Resources.of(32_000, 2_048)).hook(hint -> {
            if (hint.pool().equals(POOL)) {
                mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                try {
                    answer.await();
                } finally {
                    atOnce.decrementAndGet();
                }
            }
        });
        scene.boot();
        List<ExecutionId> blocked =
                IntStream.range(0, 6).mapToObj(i -> scene.enqueue("big")).toList();
        scene.until(() -> sentTo(POOL) > 0);
        assertThat(sendings()).anyMatch(sent -> sent.outcome() == Outcome.UNDER_WAY);
        long before = sentTo(POOL);

        scene.untilState(scene.enqueue("huge"), ExecutionState.RUNNING);
        scene.untilState(scene.enqueue("mail"), ExecutionState.SUCCEEDED);
        List<ExecutionId> later =
                IntStream.range(0, 6).mapToObj(i -> scene.enqueue("big")).toList();
        scene.until(() -> hinted(hint -> hint.wanted() == 6));
        assertThat(sentTo(POOL)).as("none more while one is under way").isEqualTo(before);

        answer.countDown();
        blocked.forEach(id -> scene.untilState(id, ExecutionState.RUNNING));
        later.forEach(id -> scene.untilState(id, ExecutionState.RUNNING));
        assertThat(mostAtOnce).hasValue(1);
    }

    @Test
    void aHostThatLostTheLeaseSendsNothing() throws InterruptedException {
        scene.boot();
        scene.untilState(scene.enqueue("big"), ExecutionState.RUNNING);
        scene.clock.advance(Duration.ofMinutes(11));
        Lease other = scene.ledger.acquire("other", Duration.ofMinutes(10)).orElseThrow();
        // A write tells the host that it lost the lease; this one fits on the node that is there.
        scene.enqueue("big");
        scene.until(() -> !scene.keeper().isLeader());
        int before = hints().size();

        IntStream.range(0, 3).forEach(i -> scene.enqueue("big"));
        scene.turns(50);
        assertThat(hints()).hasSize(before);

        scene.ledger.release(other);
        scene.keeper().runOnce();
        scene.until(() -> nodes().size() == 3);
    }

    @Test
    void hintsThatAreOnlyToBeShownAreNotSent() {
        scene.hintRules = rules(false);
        scene.boot();
        scene.enqueue("big");
        scene.enqueue("big");
        scene.enqueue("big");

        scene.until(() -> hinted(hint -> hint.wanted() == 2));

        assertThat(hint().delivery()).isEqualTo(Delivery.SHOWN);
        assertThat(hints()).isEmpty();
    }

    @Test
    void saysWhenHintsAreToBeSentToAnExecutorThatCannotScale() {
        scene.close();
        scene = new Scene(directory).job(new JobBuilder("mail"));
        scene.hintRules = new HintRules(Map.of("local", Map.of("default", rule(true))), PoolRules.USUAL);
        scene.boot();

        scene.until(() -> scene.dispatcher().hints().stream()
                .flatMap(List::stream)
                .anyMatch(pool -> pool.delivery().mode() == Delivery.Mode.UNSUPPORTED));

        scene.untilState(scene.enqueue("mail"), ExecutionState.SUCCEEDED);
    }

    private static HintRules rules(boolean send) {
        return new HintRules(Map.of("local", Map.of(POOL, rule(send), "huge", rule(send))), PoolRules.USUAL);
    }

    private static PoolRules rule(boolean send) {
        HintSettings settings = new HintSettings(
                0, 10, 0, Optional.empty(), Duration.ZERO, Duration.ofSeconds(20), Duration.ZERO, GRACE, 0, GRACE);
        return new PoolRules(settings, List.<NodeShape>of(), send);
    }

    /** False also as long as the executor has not said yet which pools it has. */
    private boolean hinted(Predicate<Hint> wanted) {
        return found().map(PoolHint::hint).filter(wanted).isPresent();
    }

    private PoolHint hint() {
        return found().orElseThrow();
    }

    private Optional<PoolHint> found() {
        return scene.dispatcher().hints().stream()
                .flatMap(List::stream)
                .filter(pool -> pool.inputs().pool().equals(POOL))
                .findFirst();
    }

    private List<Sending> sendings() {
        return scene.dispatcher().hints().stream()
                .flatMap(List::stream)
                .filter(pool -> pool.inputs().pool().equals(POOL))
                .flatMap(pool -> pool.delivery().latest().stream())
                .toList();
    }

    private List<CapacityHint> hints() {
        FakeScaling scaling = scene.backend.scaling();
        return scaling.hints().stream().filter(hint -> hint.pool().equals(POOL)).toList();
    }

    private long sentTo(String pool) {
        return scene.backend.scaling().hints().stream()
                .filter(hint -> hint.pool().equals(pool))
                .count();
    }

    private Set<String> nodes() {
        return new FakeJobExecutor(scene.backend)
                .status().capacity().pools().stream()
                        .filter(pool -> pool.name().equals(POOL))
                        .map(Pool::nodes)
                        .flatMap(List::stream)
                        .map(Node::id)
                        .collect(Collectors.toSet());
    }

    private String node(ExecutionId id) {
        return scene.attempts(id).getLast().placement().node();
    }
}
