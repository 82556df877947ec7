package dev.teppan.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.teppan.platform.catalog.JobKey;
import dev.teppan.platform.execution.Actor;
import dev.teppan.platform.execution.AttemptId;
import dev.teppan.platform.execution.Blame;
import dev.teppan.platform.execution.Change;
import dev.teppan.platform.execution.Execution;
import dev.teppan.platform.execution.ExecutionEvent.CancelRequested;
import dev.teppan.platform.execution.ExecutionEvent.GivenUp;
import dev.teppan.platform.execution.ExecutionEvent.RetryRequested;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.execution.ExecutionState;
import dev.teppan.platform.execution.Reason;
import dev.teppan.spi.Resources;
import dev.teppan.spi.executor.LaunchToken;
import dev.teppan.spi.executor.RunHandle;
import dev.teppan.spi.notifier.Notification.NotificationKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A turn is written whole, where it still applies, by the holder of the lease. */
abstract class TurnContract extends StoreContract {

    private Execution execution;

    @BeforeEach
    void insertOne() throws Exception {
        NewExecution arrival = samples().pending();
        insert(arrival);
        execution = arrival.execution();
    }

    private Set<ExecutionId> commit(Change... changes) {
        return database().dispatch().commit(lease(), samples().turn(changes));
    }

    @Test
    void namesWhatNoLongerApplies() {
        Change placed = samples().place(execution);
        Change started = samples().start(placed.after());
        assertThat(commit(placed, started)).isEmpty();

        assertThat(commit(placed)).containsOnly(execution.id());
        assertThat(commit(started)).containsOnly(execution.id());
        assertThat(stored(execution.id()).execution()).isEqualTo(started.after());
    }

    @Test
    void writesTheRestOfATurnInWhichOneIsStale() throws Exception {
        NewExecution other = samples().pending();
        insert(other);
        commit(samples().place(execution));

        assertThat(commit(samples().place(execution), samples().place(other.execution())))
                .containsOnly(execution.id());
        assertThat(stored(other.execution().id()).execution().state()).isEqualTo(ExecutionState.STARTING);
    }

    @Test
    void appliesNothingAfterABreakInTheChainOfAnExecution() {
        Change placed = samples().place(execution);
        Change started = samples().start(placed.after());
        Change ended = samples().succeed(started.after());

        assertThat(commit(placed, ended)).containsOnly(execution.id());
        assertThat(stored(execution.id()).execution()).isEqualTo(placed.after());
    }

    @Test
    void tellsOfRecordedRunsNewestFirstNoMoreThanAskedForAndNoneOfBefore() throws Exception {
        NewExecution runs = samples().pending("recorded", "runs", "default");
        NewExecution first = samples().pending("recorded", "rare", "low");
        NewExecution second = samples().pending("recorded", "often", "default");
        insert(runs, first, second);
        end(first.execution());
        end(second.execution());
        Change placed = samples().place(runs.execution());
        commit(placed, samples().start(placed.after()));
        HistoryReader history = database().history();
        List<RecordedRun> read = new ArrayList<>();

        assertThat(history.runs(Samples.NOW.minusSeconds(60), 1_000_000, read::add))
                .isFalse();
        read.removeIf(run -> !run.job().application().equals("recorded"));
        assertThat(read)
                .startsWith(new RecordedRun(
                        second.execution().id(),
                        new JobKey("recorded", "often"),
                        "default",
                        Resources.of(500, 256),
                        second.execution().origin().sentAt(),
                        Samples.NOW.plusSeconds(1),
                        Samples.NOW.plusSeconds(10)))
                .extracting(RecordedRun::execution)
                .containsExactly(second.execution().id(), first.execution().id());
        List<RecordedRun> latest = new ArrayList<>();
        assertThat(history.runs(Samples.NOW.minusSeconds(60), 1, latest::add)).isTrue();
        assertThat(latest).containsExactly(read.getFirst());
        assertThat(history.runs(Samples.NOW.plusSeconds(60), 1_000, run -> {
                    throw new AssertionError("sent before: " + run);
                }))
                .isFalse();
    }

    @Test
    void tellsOfPastAttemptsNewestFirstAndOfTheirJobBelowAnExecution() throws Exception {
        NewExecution runs = samples().pending("past", "runs", "default");
        NewExecution first = samples().pending("past", "rare", "low");
        NewExecution second = samples().pending("past", "often", "default");
        insert(runs, first, second);
        end(first.execution());
        end(second.execution());
        Change placed = samples().place(runs.execution());
        commit(placed, samples().start(placed.after()));

        assertThat(database().dispatch().pastAttempts(2))
                .extracting(PastAttempt::execution)
                .containsExactly(second.execution().id(), first.execution().id());
        assertThat(database().dispatch().pastAttempts(1)).hasSize(1);
        JobKey rare = new JobKey("past", "rare");
        assertThat(database().dispatch().pastAttempts(rare, second.execution().id(), 10))
                .containsExactly(new PastAttempt(
                        first.execution().id(),
                        rare,
                        Resources.of(500, 256),
                        Samples.NOW.plusSeconds(1),
                        Samples.NOW.plusSeconds(10),
                        Optional.of(Duration.ofSeconds(8))));
        assertThat(database().dispatch().pastAttempts(rare, first.execution().id(), 10))
                .isEmpty();
    }

    private void end(Execution pending) {
        Change placed = samples().place(pending);
        Change started = samples().start(placed.after());
        commit(placed, started, samples().succeed(started.after()));
    }

    @Test
    void writesNothingForWhoeverLostTheLease() {
        Lease old =
                database().dispatch().acquire("host-0", Duration.ofMinutes(1)).orElseGet(this::lease);
        database().dispatch().release(old);
        assertThat(database().dispatch().acquire("host-9", Duration.ofMillis(200)))
                .isPresent();
        clock.advance(Duration.ofSeconds(1));

        assertThatThrownBy(() -> database()
                        .dispatch()
                        .commit(old, samples().turn(samples().place(execution))))
                .isInstanceOf(StoreException.LeaseLost.class)
                .hasMessageContaining("epoch " + old.epoch());
        assertThat(stored(execution.id()).execution()).isEqualTo(execution);
        database()
                .dispatch()
                .acquire("host-9", Duration.ofMillis(200))
                .ifPresent(database().dispatch()::release);
    }

    @Test
    void notesOutputOfAttemptsThatHaveNoRowAndLeavesTheOthersAlone() throws Exception {
        NewExecution other = samples().pending();
        insert(other);
        OutputRow known =
                new OutputRow(execution.id(), new AttemptId(execution.id().value()), 3, 4, true, false);
        OutputRow silent = new OutputRow(
                other.execution().id(), new AttemptId(other.execution().id().value()), 0, 0, false, true);
        database().output().save(known);

        Turn turn = new Turn(
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                List.of(silent, new OutputRow(known.execution(), known.attempt(), 0, 0, false, true)),
                List.of(),
                List.of());
        database().dispatch().commit(lease(), turn);
        database().dispatch().commit(lease(), turn);

        assertThat(database().output().find(known.attempt())).contains(known);
        assertThat(database().output().find(silent.attempt())).contains(silent);
    }

    @Test
    void consumesIntentsButKeepsThoseAboutStaleExecutions() throws Exception {
        NewExecution other = samples().pending();
        insert(other);
        String arrival = intentAbout(execution);
        String otherArrival = intentAbout(other.execution());
        commit(samples().place(execution));

        Turn turn = new Turn(
                List.of(samples().place(execution), samples().place(other.execution())),
                List.of(),
                Map.of(),
                List.of(arrival, otherArrival));
        database().dispatch().commit(lease(), turn);

        assertThat(database().intents().oldest(10_000))
                .extracting(QueuedIntent::id)
                .contains(arrival)
                .doesNotContain(otherArrival);
    }

    private String intentAbout(Execution about) {
        return database().intents().oldest(10_000).stream()
                .filter(intent -> intent.intent().equals(new Intent.Arrived(about.id())))
                .findFirst()
                .orElseThrow()
                .id();
    }

    @Test
    void keepsLaunchesAndTheirHandlesForRecovery() {
        Change placed = samples().place(execution);
        LaunchRow launch = Samples.launch(placed.after());
        Lease lease = lease();
        database().dispatch().commit(lease, new Turn(List.of(placed), List.of(launch), Map.of(), List.of()));
        assertThat(database().dispatch().liveLaunches()).contains(launch);

        RunHandle handle = new RunHandle(2, "{\"container\":\"ä\"}");
        database().dispatch().commit(lease, new Turn(List.of(), List.of(), Map.of(launch.token(), handle), List.of()));

        assertThat(database().dispatch().liveLaunches())
                .filteredOn(row -> row.execution().equals(execution.id()))
                .extracting(LaunchRow::handle)
                .containsExactly(Optional.of(handle));
    }

    @Test
    void showsOnlyTheLatestLaunchOfWhatLives() {
        Change placed = samples().place(execution);
        Change started = samples().start(placed.after());
        LaunchRow launch = Samples.launch(placed.after());
        database().dispatch().commit(lease(), new Turn(List.of(placed, started), List.of(launch), Map.of(), List.of()));
        assertThat(database().dispatch().liveLaunches()).contains(launch);

        commit(samples().succeed(started.after()));

        assertThat(database().dispatch().liveLaunches())
                .noneMatch(row -> row.execution().equals(execution.id()));
    }

    @Test
    void keepsStartsUnderARateUntilTheirSpanIsOverOrTheLaunchIsRefused() throws Exception {
        NewExecution kept = samples().pending("rated", "mail", "low");
        NewExecution refused = samples().pending("rated", "bill", "low");
        NewExecution over = samples().pending("rated", "over", "low");
        NewExecution stale = samples().pending("rated", "stale", "low");
        insert(kept, refused, over, stale);
        commit(samples().move(stale.execution(), new CancelRequested(Samples.ACTOR), Samples.NOW));
        Instant placed = Samples.NOW.plusSeconds(1);
        List<Change> changes = Stream.of(kept, refused, over, stale)
                .map(arrival -> samples().place(arrival.execution()))
                .toList();
        List<RatedStart> starts = changes.stream()
                .map(change -> started(change.after(), placed, Duration.ofHours(1)))
                .toList();
        RatedStart soonOver = started(over.execution(), placed, Duration.ofSeconds(5));
        starts = List.of(starts.get(0), starts.get(1), soonOver, starts.get(3));

        database()
                .dispatch()
                .commit(lease(), new Turn(changes, List.of(), Map.of(), List.of(), List.of(), starts, List.of()));
        assertThat(rated(placed)).containsExactlyInAnyOrder("mail", "bill", "over");
        assertThat(rated(placed.plusSeconds(5))).containsExactlyInAnyOrder("mail", "bill");

        List<LaunchToken> tokens = List.of(starts.get(1).token());
        database()
                .dispatch()
                .commit(lease(), new Turn(List.of(), List.of(), Map.of(), List.of(), List.of(), List.of(), tokens));
        assertThat(rated(placed)).containsExactlyInAnyOrder("mail", "over");
        assertThat(database().dispatch().ratedStarts(placed).stream()
                        .filter(start -> start.job().job().equals("mail")))
                .containsExactly(new PastStart(new JobKey("rated", "mail"), "low", placed));
    }

    private static RatedStart started(Execution execution, Instant placed, Duration span) {
        return new RatedStart(
                new LaunchToken(execution.id().value() + ".1"), execution.id(), placed, placed.plus(span));
    }

    private List<String> rated(Instant now) {
        return database().dispatch().ratedStarts(now).stream()
                .map(start -> start.job().job())
                .toList();
    }

    @Test
    void writesNoLaunchOfAStaleChange() {
        commit(samples().move(execution, new CancelRequested(Samples.ACTOR), Samples.NOW));
        Change placed = samples().place(execution);

        database()
                .dispatch()
                .commit(
                        lease(),
                        new Turn(List.of(placed), List.of(Samples.launch(placed.after())), Map.of(), List.of()));

        LaunchToken token = Samples.launch(placed.after()).token();
        assertThat(database().dispatch().liveLaunches())
                .noneMatch(row -> row.token().equals(token));
    }

    @Test
    void handsOverWhatIsUnfinishedAndNothingElse() throws Exception {
        NewExecution later = samples().scheduled(Duration.ofHours(1));
        insert(later);
        NewExecution over = samples().pending();
        insert(over);
        commit(samples().move(over.execution(), new GivenUp(Reason.QUEUE_TIMEOUT, Blame.PLACEMENT, ""), Samples.NOW));
        Change placed = samples().place(execution);
        commit(placed);

        List<Execution> found = new ArrayList<>();
        database().dispatch().unfinished(stored -> found.add(stored.execution()));

        assertThat(found)
                .contains(placed.after(), later.execution())
                .noneMatch(known -> known.id().equals(over.execution().id()))
                .isSortedAccordingTo((a, b) -> a.id().compareTo(b.id()));
    }

    @Test
    void handsOverWhatWasReopened() {
        Change canceled = samples().move(execution, new CancelRequested(Samples.ACTOR), Samples.NOW);
        Change reopened = samples()
                .move(
                        canceled.after(),
                        new RetryRequested(new AttemptId(database().newId().value()), Samples.NOW, new Actor("api")),
                        Samples.NOW);
        assertThat(commit(canceled)).isEmpty();
        assertThat(commit(reopened)).isEmpty();

        List<Execution> found = new ArrayList<>();
        database().dispatch().unfinished(stored -> found.add(stored.execution()));

        assertThat(found).contains(reopened.after());
    }

    @Test
    void putsEachNoticeInTheOutboxOnce() {
        Change placed = samples().place(execution);
        Change started = samples().start(placed.after());
        Change ended = samples().succeed(started.after());
        commit(placed, started, ended);
        commit(ended);

        assertThat(database().outbox().due(OutboxStore.UNADDRESSED, clock.instant(), 10_000))
                .filteredOn(row -> row.execution().equals(execution.id()))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.kind()).isEqualTo(NotificationKind.SUCCEEDED);
                    assertThat(row.attempt()).isEqualTo(1);
                    assertThat(row.tries()).isZero();
                });
    }

    @Test
    void writesATurnOfAThousandChangesInOneCommit() throws Exception {
        List<NewExecution> arrivals = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            arrivals.add(samples().pending());
        }
        database().enqueue().insert(arrivals).get(30, TimeUnit.SECONDS);
        Lease lease = lease();
        long before = metrics.timer(WriteLane.COMMITS).getCount();
        List<Change> changes = arrivals.stream()
                .map(arrival -> samples().place(arrival.execution()))
                .toList();
        List<LaunchRow> launches =
                changes.stream().map(change -> Samples.launch(change.after())).toList();

        assertThat(database().dispatch().commit(lease, new Turn(changes, launches, Map.of(), List.of())))
                .isEmpty();

        assertThat(metrics.timer(WriteLane.COMMITS).getCount() - before).isEqualTo(1);
        assertThat(stored(arrivals.getLast().execution().id()).execution())
                .isEqualTo(changes.getLast().after());
    }

    @Test
    void refusesATurnThatCannotBeStoredAndWritesNothingOfIt() {
        Change placed = samples().place(execution);
        LaunchRow launch = Samples.launch(placed.after());
        LaunchRow broken = new LaunchRow(
                launch.token(),
                launch.execution(),
                launch.attempt(),
                launch.launch(),
                "a\0b",
                Optional.empty(),
                launch.createdAt());

        assertThatThrownBy(() -> database()
                        .dispatch()
                        .commit(lease(), new Turn(List.of(placed), List.of(broken), Map.of(), List.of())))
                .isInstanceOf(StoreException.Refused.class)
                .hasMessageContaining("request");
        assertThat(stored(execution.id()).execution()).isEqualTo(execution);
    }
}
