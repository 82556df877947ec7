package dev.teppan.platform.execution;

import static dev.teppan.platform.execution.ExecutionState.CANCELED;
import static dev.teppan.platform.execution.ExecutionState.FAILED;
import static dev.teppan.platform.execution.ExecutionState.PENDING;
import static dev.teppan.platform.execution.ExecutionState.RUNNING;
import static dev.teppan.platform.execution.ExecutionState.SCHEDULED;
import static dev.teppan.platform.execution.ExecutionState.STARTING;
import static dev.teppan.platform.execution.ExecutionState.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.teppan.platform.execution.ExecutionEvent.AttemptEnded;
import dev.teppan.platform.execution.ExecutionEvent.CancelRequested;
import dev.teppan.platform.execution.ExecutionEvent.Due;
import dev.teppan.platform.execution.ExecutionEvent.GivenUp;
import dev.teppan.platform.execution.ExecutionEvent.LaunchRefused;
import dev.teppan.platform.execution.ExecutionEvent.Placed;
import dev.teppan.platform.execution.ExecutionEvent.RetryRequested;
import dev.teppan.platform.execution.ExecutionEvent.Started;
import dev.teppan.spi.Resources;
import dev.teppan.spi.executor.StartResult.RefusalCause;
import dev.teppan.spi.notifier.Notification.NotificationKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ExecutionMovesTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Placement PLACE = new Placement("docker", "local", "node");
    private static final RanWith WITH = new RanWith("image", List.of("run"), Resources.of(100, 64));
    private static final Actor ACTOR = new Actor("test");
    private static final AttemptId RETRY = new AttemptId("11111111-1111-1111-1111-111111111111");
    private static final ExecutionPolicy ONCE =
            new ExecutionPolicy(RetryPolicy.NONE, false, ExecutionPolicy.Budgets.DEFAULT);
    private static final ExecutionPolicy THRICE = new ExecutionPolicy(
            new RetryPolicy(3, Duration.ofSeconds(10), 2, Duration.ofHours(1), false, List.of()),
            true,
            ExecutionPolicy.Budgets.DEFAULT);

    private final List<AttemptId> made = new ArrayList<>();
    private final ExecutionMoves moves = new ExecutionMoves(
            () -> {
                made.add(new AttemptId("22222222-2222-2222-2222-%012d".formatted(made.size())));
                return made.getLast();
            },
            new Random(1));

    /** Every state and every event: the state it leads to, or nothing. */
    static Stream<Arguments> everyStateAndEvent() {
        List<ExecutionEvent> events = List.of(
                new Due(),
                new Placed(PLACE, WITH),
                refusal(RefusalCause.NO_ROOM),
                refusal(RefusalCause.INVALID),
                new Started(1, 1, NOW),
                ended(Outcome.succeeded(NOW)),
                ended(exit(1)),
                new CancelRequested(ACTOR),
                new RetryRequested(RETRY, NOW, ACTOR),
                new GivenUp(Reason.QUEUE_TIMEOUT, Blame.PLACEMENT, "waited too long"));
        Map<ExecutionState, List<Optional<ExecutionState>>> table = new EnumMap<>(ExecutionState.class);
        table.put(SCHEDULED, row(PENDING, null, null, null, null, null, null, CANCELED, SCHEDULED, FAILED));
        table.put(PENDING, row(null, STARTING, null, null, null, null, null, CANCELED, PENDING, FAILED));
        table.put(STARTING, row(null, null, PENDING, FAILED, RUNNING, SUCCEEDED, FAILED, STARTING, STARTING, null));
        table.put(RUNNING, row(null, null, null, null, null, SUCCEEDED, FAILED, RUNNING, RUNNING, null));
        table.put(SUCCEEDED, row(null, null, null, null, null, null, null, null, PENDING, null));
        table.put(FAILED, row(null, null, null, null, null, null, null, null, PENDING, null));
        table.put(CANCELED, row(null, null, null, null, null, null, null, null, PENDING, null));
        return table.entrySet().stream()
                .flatMap(line -> Stream.iterate(0, i -> i < events.size(), i -> i + 1)
                        .map(i -> Arguments.of(
                                line.getKey(), events.get(i), line.getValue().get(i))));
    }

    @ParameterizedTest(name = "{0} + {1} → {2}")
    @MethodSource("everyStateAndEvent")
    void movesAsTheTableSays(ExecutionState state, ExecutionEvent event, Optional<ExecutionState> expected) {
        Execution execution = in(state);
        assertThat(execution.state()).isEqualTo(state);

        Optional<Change> change = moves.move(execution, event, ONCE, NOW.plusSeconds(60));

        assertThat(change.map(made -> made.after().state())).isEqualTo(expected);
        assertThat(change.map(Change::before)).isEqualTo(expected.map(any -> execution));
    }

    @Test
    void staysScheduledUntilItsTime() {
        assertThat(moves.move(in(SCHEDULED), new Due(), ONCE, NOW.minusSeconds(1)))
                .isEmpty();
    }

    @Test
    void countsAJobsFailuresAgainstItsPolicyAndThenFails() {
        Execution execution = in(RUNNING);

        execution = apply(execution, ended(exit(1)), THRICE);
        assertThat(execution.state()).isEqualTo(SCHEDULED);
        assertThat(execution.notBefore()).isEqualTo(NOW.plusSeconds(10));
        execution = runAgain(execution);
        assertThat(execution.attempt().orElseThrow().id()).isEqualTo(made.getFirst());
        assertThat(execution.tally().retries()).isEqualTo(1);

        execution = apply(execution, new AttemptEnded(2, exit(1)), THRICE);
        assertThat(execution.notBefore()).isEqualTo(NOW.plusSeconds(20));
        execution = runAgain(execution);

        Change last = move(execution, new AttemptEnded(3, exit(1)), THRICE);
        assertThat(last.after().state()).isEqualTo(FAILED);
        assertThat(last.after().tally().job()).isEqualTo(3);
        assertThat(last.notice()).contains(NotificationKind.FAILED);
    }

    @Test
    void ruleKeepsAnExitCodeFromBeingRetried() {
        RetryPolicy policy = new RetryPolicy(
                3,
                Duration.ofSeconds(1),
                2,
                Duration.ofHours(1),
                true,
                List.of(new RetryRule(Set.of(64), Set.of(), false)));
        ExecutionPolicy strict = new ExecutionPolicy(policy, false, ExecutionPolicy.Budgets.DEFAULT);

        assertThat(apply(in(RUNNING), ended(exit(64)), strict).state()).isEqualTo(FAILED);
        assertThat(apply(in(RUNNING), ended(exit(1)), strict).state()).isEqualTo(SCHEDULED);
    }

    @Test
    void doesNotChargeTheJobForInfrastructureAndDoesNotCountARetry() {
        Execution execution = in(RUNNING);
        for (int lost = 1; lost < ExecutionPolicy.Budgets.DEFAULT.infrastructure(); lost++) {
            execution = apply(
                    execution,
                    new AttemptEnded(lost, Outcome.failed(Reason.NODE_FAILED, Blame.INFRASTRUCTURE, "node died", NOW)),
                    ONCE);
            assertThat(execution.state()).isEqualTo(SCHEDULED);
            execution = runAgain(execution);
        }
        assertThat(execution.tally().retries()).isZero();
        assertThat(execution.tally().job()).isZero();

        execution = apply(
                execution,
                new AttemptEnded(
                        execution.attemptNumber(),
                        Outcome.failed(Reason.NODE_FAILED, Blame.INFRASTRUCTURE, "node died", NOW)),
                ONCE);
        assertThat(execution.state()).isEqualTo(FAILED);
        assertThat(execution.ending().orElseThrow().blame()).contains(Blame.INFRASTRUCTURE);
    }

    @Test
    void keepsTheAttemptWhenALaunchIsRefusedAndNumbersTheNextLaunch() {
        Execution refused = apply(in(STARTING), refusal(RefusalCause.NO_ROOM), ONCE);
        assertThat(refused.notBefore()).as("the scheduler says when").isEqualTo(NOW);

        Execution again = move(refused, new Placed(PLACE, WITH), ONCE, refused.notBefore())
                .after();

        assertThat(again.attempt().orElseThrow().number()).isEqualTo(1);
        assertThat(again.attempt().orElseThrow().launch()).isEqualTo(2);
        assertThat(again.tally().job()).isZero();
    }

    @Test
    void ignoresTheLateAnswerOfAnEarlierLaunch() {
        Execution refused = apply(in(STARTING), refusal(RefusalCause.NO_ROOM), ONCE);
        Execution again = move(refused, new Placed(PLACE, WITH), ONCE, refused.notBefore())
                .after();

        assertThat(moves.move(again, new Started(1, 1, NOW), ONCE, NOW)).isEmpty();
        assertThat(moves.move(again, refusal(RefusalCause.NO_ROOM), ONCE, NOW)).isEmpty();
    }

    @Test
    void givesAnImageThreeTriesAndThenBlamesIt() {
        Execution execution = in(STARTING);
        for (int launch = 1; launch < 3; launch++) {
            execution = apply(
                    execution,
                    new LaunchRefused(1, launch, RefusalCause.IMAGE_UNAVAILABLE, "no such image", Optional.empty()),
                    ONCE);
            assertThat(execution.state()).isEqualTo(PENDING);
            execution = move(execution, new Placed(PLACE, WITH), ONCE, execution.notBefore())
                    .after();
        }
        execution = apply(
                execution,
                new LaunchRefused(1, 3, RefusalCause.IMAGE_UNAVAILABLE, "no such image", Optional.empty()),
                ONCE);

        assertThat(execution.state()).isEqualTo(FAILED);
        assertThat(execution.ending().orElseThrow().blame()).contains(Blame.IMAGE);
        assertThat(execution.ending().orElseThrow().reason()).isEqualTo(Reason.IMAGE_UNAVAILABLE);
    }

    @Test
    void runsALostAttemptAgainOnlyIfTheJobIsIdempotent() {
        Outcome lost = new Outcome(
                AttemptState.LOST, Reason.LOST, Optional.of(Blame.INFRASTRUCTURE), Optional.empty(), "gone", NOW);

        assertThat(apply(in(RUNNING), ended(lost), THRICE).state()).isEqualTo(SCHEDULED);
        assertThat(apply(in(RUNNING), ended(lost), ONCE).state()).isEqualTo(FAILED);
    }

    @Test
    void runsARetryRequestedFromInsideAfterTheAttemptSucceeds() {
        Execution asked = apply(in(RUNNING), new RetryRequested(RETRY, NOW.plusSeconds(30), ACTOR), ONCE);

        Change ended = move(asked, ended(Outcome.succeeded(NOW)), ONCE);

        assertThat(ended.after().state()).isEqualTo(SCHEDULED);
        assertThat(ended.after().notBefore()).isEqualTo(NOW.plusSeconds(30));
        assertThat(ended.notice()).as("an attempt's end is not the execution's").isEmpty();
        Execution again = runAgain(ended.after());
        assertThat(again.attempt().orElseThrow().id()).isEqualTo(RETRY);
        assertThat(again.tally().retries()).isEqualTo(1);
        assertThat(again.generation()).isZero();
    }

    @Test
    void restoresPausesOfItsOwnNoLongerThanTheyMayBeHoweverFarTheClockWasSetBack() {
        Instant back = NOW.minus(Duration.ofDays(30));
        Execution retried = apply(in(RUNNING), ended(exit(1)), THRICE);
        Execution refused = apply(in(STARTING), refusal(RefusalCause.NO_ROOM), ONCE);
        Execution requested = apply(in(RUNNING), new RetryRequested(RETRY, NOW.plusSeconds(30), ACTOR), ONCE);

        assertThat(moves.restored(retried, THRICE, NOW)).isEqualTo(retried);
        assertThat(moves.restored(retried, THRICE, back).notBefore()).isEqualTo(back.plus(Duration.ofHours(1)));
        assertThat(moves.restored(retried, THRICE, back).waitingSince()).isEqualTo(back.plus(Duration.ofHours(1)));
        assertThat(moves.restored(refused, ONCE, back).notBefore()).isEqualTo(back.plusSeconds(30));
        assertThat(moves.restored(requested, ONCE, back)).isEqualTo(requested);
        assertThat(moves.restored(in(SCHEDULED), ONCE, back)).isEqualTo(in(SCHEDULED));
    }

    @Test
    void requestReplacesTheAutomaticRetryThatWaits() {
        Execution waits = apply(in(RUNNING), ended(exit(1)), THRICE);

        Execution replaced = apply(waits, new RetryRequested(RETRY, NOW, ACTOR), THRICE);

        assertThat(replaced.state()).isEqualTo(PENDING);
        assertThat(replaced.retries()).extracting(RetryRequest::id).containsExactly(RETRY);
    }

    @Test
    void repeatedRequestChangesNothing() {
        Execution asked = apply(in(RUNNING), new RetryRequested(RETRY, NOW, ACTOR), ONCE);

        assertThat(moves.move(asked, new RetryRequested(RETRY, NOW, ACTOR), ONCE, NOW))
                .isEmpty();
    }

    @Test
    void retryAfterTheEndReopensWithTheNextGenerationAndAFreshBudget() {
        Execution failed = apply(in(RUNNING), ended(exit(1)), ONCE);

        Execution reopened = apply(failed, new RetryRequested(RETRY, NOW, ACTOR), ONCE);

        assertThat(reopened.generation()).isEqualTo(1);
        assertThat(reopened.tally().job()).isZero();
        assertThat(reopened.ending()).isEmpty();
        assertThat(runAgain(reopened).attempt().orElseThrow().id()).isEqualTo(RETRY);
    }

    @Test
    void retryOfWhatWasCanceledBeforeItRanGetsTheFirstAttempt() {
        Execution canceled = apply(in(PENDING), new CancelRequested(ACTOR), ONCE);

        Execution reopened = apply(canceled, new RetryRequested(RETRY, NOW, ACTOR), ONCE);
        Execution placed = apply(reopened, new Placed(PLACE, WITH), ONCE);

        assertThat(placed.attempt().orElseThrow().id()).isEqualTo(AttemptId.first(placed.id()));
    }

    @Test
    void cancelDropsRetriesAndEndsCanceledWhateverTheStoppedProcessSaid() {
        Execution asked = apply(in(RUNNING), new RetryRequested(RETRY, NOW, ACTOR), THRICE);
        Execution canceling = apply(asked, new CancelRequested(ACTOR), THRICE);
        assertThat(canceling.state()).isEqualTo(RUNNING);
        assertThat(canceling.retries()).isEmpty();

        Change ended = move(canceling, ended(exit(143)), THRICE);

        assertThat(ended.after().state()).isEqualTo(CANCELED);
        assertThat(ended.after().ending().orElseThrow().exitCode()).contains(143);
        assertThat(ended.notice()).contains(NotificationKind.CANCELED);
    }

    @Test
    void successThatBeatsTheCancelStaysASuccess() {
        Execution canceling = apply(in(RUNNING), new CancelRequested(ACTOR), ONCE);

        assertThat(apply(canceling, ended(Outcome.succeeded(NOW)), ONCE).state())
                .isEqualTo(SUCCEEDED);
    }

    @Test
    void refusedLaunchOfACanceledExecutionEndsIt() {
        Execution canceling = apply(in(STARTING), new CancelRequested(ACTOR), ONCE);

        assertThat(apply(canceling, refusal(RefusalCause.NO_ROOM), ONCE).state())
                .isEqualTo(CANCELED);
    }

    @Test
    void endOfAnEarlierAttemptChangesNothing() {
        Execution second = runAgain(apply(in(RUNNING), ended(exit(1)), THRICE));

        assertThat(moves.move(second, ended(exit(1)), THRICE, NOW)).isEmpty();
    }

    @Test
    void pauseGrowsUpToItsLimit() {
        RetryPolicy policy = new RetryPolicy(9, Duration.ofSeconds(15), 2, Duration.ofMinutes(1), false, List.of());

        assertThat(List.of(1, 2, 3, 9))
                .map(failures -> policy.pause(failures, new Random(1)).toSeconds())
                .containsExactly(15L, 30L, 60L, 60L);
    }

    private Execution runAgain(Execution waiting) {
        Execution execution = waiting;
        if (execution.state() == SCHEDULED) {
            execution = move(execution, new Due(), ONCE, execution.notBefore()).after();
        }
        execution = move(execution, new Placed(PLACE, WITH), ONCE, execution.notBefore())
                .after();
        Attempt attempt = execution.attempt().orElseThrow();
        return apply(execution, new Started(attempt.number(), attempt.launch(), NOW), ONCE);
    }

    private Execution in(ExecutionState state) {
        Origin origin = new Origin("shop", "mail", 1, "default", NOW);
        ExecutionId id = new ExecutionId("00000000-0000-0000-0000-000000000001");
        Execution fresh = Execution.enqueued(id, origin, NOW);
        return switch (state) {
            case SCHEDULED -> Execution.enqueued(id, origin, NOW.plusSeconds(30));
            case PENDING -> fresh;
            case STARTING -> apply(fresh, new Placed(PLACE, WITH), ONCE);
            case RUNNING -> apply(in(STARTING), new Started(1, 1, NOW), ONCE);
            case SUCCEEDED -> apply(in(RUNNING), ended(Outcome.succeeded(NOW)), ONCE);
            case FAILED -> apply(in(RUNNING), ended(exit(1)), ONCE);
            case CANCELED -> apply(fresh, new CancelRequested(ACTOR), ONCE);
        };
    }

    private Execution apply(Execution execution, ExecutionEvent event, ExecutionPolicy policy) {
        return move(execution, event, policy).after();
    }

    private Change move(Execution execution, ExecutionEvent event, ExecutionPolicy policy) {
        return move(execution, event, policy, NOW);
    }

    private Change move(Execution execution, ExecutionEvent event, ExecutionPolicy policy, Instant now) {
        return moves.move(execution, event, policy, now).orElseThrow();
    }

    private static List<Optional<ExecutionState>> row(ExecutionState... states) {
        return Stream.of(states).map(Optional::ofNullable).toList();
    }

    private static AttemptEnded ended(Outcome outcome) {
        return new AttemptEnded(1, outcome);
    }

    private static LaunchRefused refusal(RefusalCause cause) {
        return new LaunchRefused(1, 1, cause, "no", Optional.empty());
    }

    private static Outcome exit(int code) {
        return new Outcome(AttemptState.FAILED, Reason.EXIT_CODE, Optional.of(Blame.JOB), Optional.of(code), "", NOW);
    }
}
