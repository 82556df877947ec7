package dev.teppan.platform.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.teppan.platform.catalog.Ceiling;
import dev.teppan.platform.catalog.JobKey;
import dev.teppan.platform.catalog.RunsOn;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.execution.Placement;
import dev.teppan.platform.scheduling.Limits.ApplicationRule;
import dev.teppan.platform.scheduling.Limits.JobRule;
import dev.teppan.platform.scheduling.Limits.QueueRule;
import dev.teppan.platform.scheduling.WaitReason.Code;
import dev.teppan.spi.Resources;
import dev.teppan.spi.executor.CapacitySnapshot;
import dev.teppan.spi.executor.ExecutorStatus;
import dev.teppan.spi.executor.ExecutorStatus.Health;
import dev.teppan.spi.executor.LaunchToken;
import dev.teppan.spi.executor.Node;
import dev.teppan.spi.executor.Node.NodeState;
import dev.teppan.spi.executor.Pool;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FairSchedulerTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Resources ONE_CORE = Resources.of(1000, 100);

    private final FairScheduler scheduler = new FairScheduler(SchedulerSettings.USUAL);
    private final Instant now = START.plusSeconds(60);
    private int made;

    @Test
    void startsTheOldestFirst() {
        room(1, node("a", Resources.of(1000, 1000)));
        ExecutionId younger = waits(shape("job", "queue", ONE_CORE), 5);
        ExecutionId older = waits(shape("job", "queue", ONE_CORE), 1);

        assertThat(ids(scheduler.plan(10, now))).containsExactly(older);
        assertThat(scheduler.waiting()).isEqualTo(1);
        assertThat(scheduler.why(younger, now))
                .get()
                .extracting(WaitReason::code)
                .isEqualTo(Code.WAITING_CAPACITY);
    }

    @Test
    void startsTheQueueOfHigherPriorityFirst() {
        room(1, node("a", Resources.of(1000, 1000)));
        scheduler.limitsChanged(
                new Limits(Map.of(), Map.of("urgent", new QueueRule(10, false, Ceiling.NONE)), Map.of()));
        waits(shape("job", "queue", ONE_CORE), 1);
        ExecutionId urgent = waits(shape("job", "urgent", ONE_CORE), 5);

        assertThat(ids(scheduler.plan(10, now))).containsExactly(urgent);
    }

    @Test
    void letsWhatFitsPassWhatDoesNot() {
        room(1, node("a", Resources.of(1000, 1000)));
        ExecutionId large = waits(shape("large", "queue", Resources.of(2000, 100)), 1);
        ExecutionId small = waits(shape("small", "queue", ONE_CORE), 2);

        assertThat(ids(scheduler.plan(10, now))).containsExactly(small);
        assertThat(scheduler.why(large, now)).get().extracting(WaitReason::code).isEqualTo(Code.EXCEEDS_ANY_NODE);
    }

    @Test
    void fillsTheNodeWithTheLeastLeftOver() {
        room(1, node("big", Resources.of(8000, 8000)), node("small", Resources.of(1000, 100)));
        waits(shape("job", "queue", ONE_CORE), 1);

        assertThat(scheduler.plan(10, now).assignments())
                .extracting(Assignment::placement)
                .containsExactly(new Placement("docker", "local", "small"));
    }

    @Test
    void subtractsLaunchesThatTheSnapshotDoesNotCount() {
        room(1, node("a", Resources.of(1000, 1000)));
        ExecutionId first = waits(shape("job", "queue", ONE_CORE), 1);
        waits(shape("job", "queue", ONE_CORE), 2);
        assertThat(ids(scheduler.plan(10, now))).containsExactly(first);

        LaunchToken token = new LaunchToken("first.1");
        scheduler.occupies(new Occupying(
                first,
                shape("job", "queue", ONE_CORE),
                Optional.empty(),
                new Placement("docker", "local", "a"),
                token,
                now));
        room(2, node("a", Resources.of(1000, 1000)));
        assertThat(scheduler.plan(10, now).assignments()).isEmpty();

        room(3, node("a", Resources.of(1000, 1000), Resources.of(1000, 1000), token));
        assertThat(scheduler.plan(10, now).assignments())
                .as("the snapshot says that there is room beside it")
                .hasSize(1);
    }

    @Test
    void givesRoomBackWhenAnAttemptEnds() {
        room(1, node("a", Resources.of(1000, 1000)));
        ExecutionId first = waits(shape("job", "queue", ONE_CORE), 1);
        ExecutionId second = waits(shape("job", "queue", ONE_CORE), 2);
        scheduler.plan(10, now);

        scheduler.released(first, now);

        assertThat(ids(scheduler.plan(10, now))).containsExactly(second);
    }

    @Test
    void ignoresASnapshotOlderThanTheKnownOne() {
        room(2, node("a", Resources.of(1000, 1000), Resources.NONE));
        room(1, node("a", Resources.of(1000, 1000)));
        waits(shape("job", "queue", ONE_CORE), 1);

        assertThat(scheduler.plan(10, now).assignments()).isEmpty();
    }

    @Test
    void keepsEachLimitAndNamesIt() {
        room(1, node("a", Resources.of(9000, 9000)));
        waits(shape("job", "queue", ONE_CORE), 1);
        ExecutionId second = waits(shape("job", "queue", ONE_CORE), 2);
        JobKey job = new JobKey("shop", "job");

        scheduler.limitsChanged(
                new Limits(Map.of(), Map.of(), Map.of(job, new JobRule(Ceiling.running(1), Optional.empty()))));
        assertThat(scheduler.plan(10, now).assignments()).hasSize(1);
        assertThat(why(second)).isEqualTo(Code.LIMIT_JOB);

        scheduler.limitsChanged(
                new Limits(Map.of(), Map.of("queue", new QueueRule(0, false, Ceiling.running(1))), Map.of()));
        assertThat(scheduler.plan(10, now).assignments()).isEmpty();
        assertThat(why(second)).isEqualTo(Code.LIMIT_QUEUE);

        scheduler.limitsChanged(
                new Limits(Map.of("shop", new ApplicationRule(100, Ceiling.running(1))), Map.of(), Map.of()));
        assertThat(scheduler.plan(10, now).assignments()).isEmpty();
        assertThat(why(second)).isEqualTo(Code.LIMIT_APPLICATION);

        scheduler.limitsChanged(new Limits(Map.of(), Map.of("queue", new QueueRule(0, true, Ceiling.NONE)), Map.of()));
        assertThat(scheduler.plan(10, now).assignments()).isEmpty();
        assertThat(why(second)).isEqualTo(Code.QUEUE_PAUSED);

        scheduler.limitsChanged(Limits.NONE);
        assertThat(why(second)).isEqualTo(Code.NEXT);
        assertThat(ids(scheduler.plan(10, now))).containsExactly(second);
    }

    @Test
    void startsNothingOnAnExecutorThatDoesNotWork() {
        scheduler.executorChanged(
                "docker",
                new ExecutorStatus(
                        Health.unhealthy("engine does not answer"), snapshot(1, node("a", Resources.of(1000, 1000)))));
        ExecutionId id = waits(shape("job", "queue", ONE_CORE), 1);

        assertThat(scheduler.plan(10, now).assignments()).isEmpty();
        assertThat(scheduler.why(id, now)).get().satisfies(reason -> {
            assertThat(reason.code()).isEqualTo(Code.EXECUTOR_UNAVAILABLE);
            assertThat(reason.sentence()).contains("engine does not answer");
        });
    }

    @Test
    void saysThatTheOneExecutorOfAJobDoesNotWorkThoughAnotherDoes() {
        room(1, node("a", Resources.of(4000, 4000)));
        scheduler.executorChanged(
                "ecs",
                new ExecutorStatus(
                        Health.unhealthy("did not answer"), snapshot(1, node("b", Resources.of(4000, 4000)))));
        ExecutionId id =
                waits(shape("job", "queue", ONE_CORE, new RunsOn(Optional.of("ecs"), Optional.empty(), Map.of())), 1);

        assertThat(scheduler.plan(10, now).assignments()).isEmpty();
        assertThat(scheduler.why(id, now)).get().satisfies(reason -> {
            assertThat(reason.code()).isEqualTo(Code.EXECUTOR_UNAVAILABLE);
            assertThat(reason.sentence()).contains("ecs: did not answer");
        });
    }

    @Test
    void placesOnlyWhereLabelsMatch() {
        Node arm = new Node(
                "arm",
                Map.of("architecture", "arm64"),
                NodeState.READY,
                Resources.of(4000, 4000),
                Resources.of(4000, 4000),
                Set.of());
        room(1, node("amd", Resources.of(4000, 4000)), arm);
        RunsOn onArm = new RunsOn(Optional.empty(), Optional.empty(), Map.of("architecture", "arm64"));
        RunsOn onGpu = new RunsOn(Optional.empty(), Optional.empty(), Map.of("gpu", "yes"));
        waits(shape("job", "queue", ONE_CORE, onArm), 1);
        ExecutionId nowhere = waits(shape("job", "queue", ONE_CORE, onGpu), 2);

        assertThat(scheduler.plan(10, now).assignments())
                .extracting(assignment -> assignment.placement().node())
                .containsExactly("arm");
        assertThat(why(nowhere)).isEqualTo(Code.NO_MATCHING_POOL);
    }

    @Test
    void placesNothingOnANodeThatDrains() {
        Node draining = new Node(
                "a", Map.of(), NodeState.DRAINING, Resources.of(4000, 4000), Resources.of(4000, 4000), Set.of());
        room(1, draining);
        waits(shape("job", "queue", ONE_CORE), 1);

        assertThat(scheduler.plan(10, now).assignments()).isEmpty();
    }

    @Test
    void keepsAnElasticPoolWithinItsBudget() {
        Pool elastic = new Pool(
                "fargate",
                Map.of(),
                List.of(),
                List.of(Resources.of(2000, 2000)),
                Optional.of(Resources.of(2500, 2500)));
        scheduler.executorChanged(
                "ecs", new ExecutorStatus(Health.HEALTHY, new CapacitySnapshot(1, START, List.of(elastic))));
        waits(shape("job", "queue", ONE_CORE), 1);
        waits(shape("job", "queue", ONE_CORE), 2);
        waits(shape("job", "queue", ONE_CORE), 3);

        assertThat(scheduler.plan(10, now).assignments()).hasSize(2);
    }

    @Test
    void forgetsWhatWaitsNoLonger() {
        room(1, node("a", Resources.of(1000, 1000)));
        ExecutionId id = waits(shape("job", "queue", ONE_CORE), 1);

        scheduler.waitsNoLonger(id);

        assertThat(scheduler.plan(10, now).assignments()).isEmpty();
        assertThat(scheduler.why(id, now)).isEmpty();
        assertThat(scheduler.waiting()).isZero();
    }

    @Test
    void tellsTheFiguresAndHowManyAreAhead() {
        room(1, node("a", Resources.of(4000, 2000)));
        waits(shape("hog", "queue", Resources.of(3500, 100)), 1);
        scheduler.plan(10, now);
        waits(shape("other", "queue", Resources.of(4000, 100)), 2);
        ExecutionId id = waits(shape("job", "queue", ONE_CORE), 3);

        assertThat(scheduler.why(id, now)).get().satisfies(reason -> {
            assertThat(reason.ahead()).isEqualTo(1);
            assertThat(reason.sentence())
                    .isEqualTo(
                            "Needs 1000 m cpu, 100 MiB memory; the freest node has 500 m cpu, 1900 MiB memory; 1 ahead.");
        });
    }

    private Code why(ExecutionId id) {
        return scheduler.why(id, now).orElseThrow().code();
    }

    private ExecutionId waits(Shape shape, long second) {
        ExecutionId id = new ExecutionId("00000000-0000-0000-0000-%012d".formatted(++made));
        scheduler.waits(new Waiting(id, shape, Optional.empty(), START.plusSeconds(second)));
        return id;
    }

    private void room(long version, Node... nodes) {
        scheduler.executorChanged("docker", new ExecutorStatus(Health.HEALTHY, snapshot(version, nodes)));
    }

    private static CapacitySnapshot snapshot(long version, Node... nodes) {
        List<Resources> shapes = List.of(nodes).stream().map(Node::total).toList();
        return new CapacitySnapshot(
                version, START, List.of(new Pool("local", Map.of(), List.of(nodes), shapes, Optional.empty())));
    }

    private static Node node(String id, Resources total) {
        return node(id, total, total);
    }

    private static Node node(String id, Resources total, Resources free, LaunchToken... counted) {
        return new Node(id, Map.of(), NodeState.READY, total, free, Set.of(counted));
    }

    private static Shape shape(String job, String queue, Resources resources) {
        return shape(job, queue, resources, RunsOn.ANYWHERE);
    }

    private static Shape shape(String job, String queue, Resources resources, RunsOn runsOn) {
        return new Shape(new JobKey("shop", job), queue, resources, runsOn, Duration.ofMinutes(10), Shape.Placing.PACK);
    }

    private static List<ExecutionId> ids(Plan plan) {
        return plan.assignments().stream().map(Assignment::id).toList();
    }
}
