package dev.teppan.spi.testkit.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.teppan.spi.PluginException;
import dev.teppan.spi.executor.CapacityHint;
import dev.teppan.spi.executor.CapacityHint.Wanted;
import dev.teppan.spi.executor.ExecutorScaling;
import dev.teppan.spi.executor.JobExecutor;
import dev.teppan.spi.executor.Node;
import dev.teppan.spi.executor.Node.NodeState;
import dev.teppan.spi.executor.Pool;
import dev.teppan.spi.executor.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What growing and shrinking promises. The pool is that of {@link JobExecutorFixture#scalingPool()} and has no node at first. */
abstract class ScalingRules extends OutputRules {

    @Test
    void r80_must_sayWhetherItCanGrowAndShrink() {
        assertThat(open().scaling().isPresent()).isEqualTo(supports(JobExecutorFeature.SCALING));
    }

    @Test
    void r81_must_growFromNothingToWhatIsWanted() throws Throwable {
        if (supports(JobExecutorFeature.SCALING)) {
            JobExecutor executor = open();
            assertThat(apply(executor, grow(executor, 2)).acted()).isTrue();
            awaitReady(executor, 2);
        }
    }

    @Test
    void r82_must_doNothingMoreWhenAHintIsRepeated() throws Throwable {
        if (supports(JobExecutorFeature.SCALING)) {
            JobExecutor executor = open();
            CapacityHint hint = grow(executor, 1);
            apply(executor, hint);
            apply(executor, hint);
            awaitReady(executor, 1);
            assertThat(apply(executor, hint).acted()).isFalse();
            assertThat(apply(executor, hint).detail()).isNotBlank();
            assertThat(ready(executor)).hasSize(1);
        }
    }

    @Test
    void r83_must_takeAwayOnlyWhatIsNamedAsIdle() throws Throwable {
        if (supports(JobExecutorFeature.SCALING)) {
            JobExecutor executor = open();
            apply(executor, grow(executor, 2));
            List<String> nodes = awaitReady(executor, 2);
            apply(executor, shrink(0, Set.of(nodes.getFirst()), Set.of(nodes.getLast())));
            assertThat(awaitReady(executor, 1)).containsExactly(nodes.getFirst());
        }
    }

    @Test
    void r84_must_neverTakeAwayANodeThatRunsSomething() throws Throwable {
        if (supports(JobExecutorFeature.SCALING)) {
            JobExecutor executor = open();
            apply(executor, grow(executor, 1));
            String node = awaitReady(executor, 1).getFirst();
            Run run = start(executor, scene().launchOn(token(), node));
            awaitStarted(run);
            apply(executor, shrink(0, Set.of(), Set.of(node)));
            assertThat(nodes(executor)).extracting(Node::id).contains(node);
            assertThat(within(executor::list)).hasSize(1);
            run.stop(Duration.ZERO);
            end(run);
        }
    }

    @Test
    void r85_must_shrinkToNothing() throws Throwable {
        if (supports(JobExecutorFeature.SCALING)) {
            JobExecutor executor = open();
            apply(executor, grow(executor, 2));
            Set<String> nodes = Set.copyOf(awaitReady(executor, 2));
            assertThat(apply(executor, shrink(0, Set.of(), nodes)).acted()).isTrue();
            awaitReady(executor, 0);
            assertThat(pool(executor).shapes()).as("shapes of an empty pool").isNotEmpty();
        }
    }

    @Test
    void r86_must_failForAPoolThatIsNotThere() throws Throwable {
        if (supports(JobExecutorFeature.SCALING)) {
            JobExecutor executor = open();
            CapacityHint hint =
                    new CapacityHint("no-such-pool", Instant.now(), 1, List.of(), Set.of(), Set.of(), "None.");
            assertThatThrownBy(() -> scaling(executor).apply(hint))
                    .isInstanceOf(PluginException.class)
                    .hasMessageContaining("no-such-pool");
        }
    }

    private static ExecutorScaling scaling(JobExecutor executor) {
        return executor.scaling().orElseThrow(() -> new AssertionError("it does not say that it can scale"));
    }

    private ExecutorScaling.ScalingResult apply(JobExecutor executor, CapacityHint hint) throws Exception {
        return within(() -> scaling(executor).apply(hint));
    }

    private CapacityHint grow(JobExecutor executor, int nodes) {
        Wanted more = new Wanted(pool(executor).shapes().getFirst(), nodes);
        return new CapacityHint(
                scene().scalingPool(),
                Instant.now(),
                nodes,
                List.of(more),
                Set.of(),
                Set.of(),
                "The contract grows it.");
    }

    private CapacityHint shrink(int nodes, Set<String> busy, Set<String> idle) {
        return new CapacityHint(
                scene().scalingPool(), Instant.now(), nodes, List.of(), busy, idle, "The contract shrinks it.");
    }

    private List<String> awaitReady(JobExecutor executor, int count) throws Throwable {
        Eventually.holds(patience(), () -> assertThat(ready(executor)).hasSize(count));
        return ready(executor);
    }

    private List<String> ready(JobExecutor executor) {
        return nodes(executor).stream()
                .filter(node -> node.state() == NodeState.READY)
                .map(Node::id)
                .sorted()
                .toList();
    }

    private List<Node> nodes(JobExecutor executor) {
        return pool(executor).nodes();
    }

    private Pool pool(JobExecutor executor) {
        return executor.status().capacity().pools().stream()
                .filter(pool -> pool.name().equals(scene().scalingPool()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no pool " + scene().scalingPool()));
    }
}
