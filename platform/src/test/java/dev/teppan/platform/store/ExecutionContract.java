package dev.teppan.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.teppan.platform.execution.Actor;
import dev.teppan.platform.execution.Attempt;
import dev.teppan.platform.execution.AttemptId;
import dev.teppan.platform.execution.AttemptState;
import dev.teppan.platform.execution.Blame;
import dev.teppan.platform.execution.Change;
import dev.teppan.platform.execution.Execution;
import dev.teppan.platform.execution.ExecutionEvent;
import dev.teppan.platform.execution.ExecutionEvent.AttemptEnded;
import dev.teppan.platform.execution.ExecutionEvent.CancelRequested;
import dev.teppan.platform.execution.ExecutionEvent.GivenUp;
import dev.teppan.platform.execution.ExecutionEvent.LaunchRefused;
import dev.teppan.platform.execution.ExecutionEvent.RetryRequested;
import dev.teppan.platform.execution.ExecutionEvent.Started;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.execution.Outcome;
import dev.teppan.platform.execution.Reason;
import dev.teppan.spi.executor.StartResult.RefusalCause;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Executions come back as they were written. */
abstract class ExecutionContract extends StoreContract {

    private static final ExecutionEvent REFUSED =
            new LaunchRefused(1, 1, RefusalCause.NO_ROOM, "full", Optional.of(Duration.ZERO));
    private static final ExecutionEvent STARTED = new Started(1, 1, Samples.NOW.plusMillis(1500));
    private static final ExecutionEvent CANCEL = new CancelRequested(new Actor("user:Jürgen"));

    @Test
    void keepsANewExecutionAndItsMessage() throws Exception {
        Execution execution = samples().pending().execution();
        NewExecution arrival = new NewExecution(
                execution,
                "{ \"emoji\" : \"🍳\",  \"text\":\"鉄板\" }",
                Map.of("team", "kitchen", "größe", "ä"),
                Optional.of("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
                Samples.ACTOR);

        insert(arrival);

        assertThat(stored(execution.id()))
                .isEqualTo(new StoredExecution(execution, arrival.labels(), arrival.traceparent(), arrival.actor()));
        assertThat(database().executions().message(execution.id())).contains(arrival.message());
    }

    @Test
    void keepsAMessageOfSeveralMegabytes() throws Exception {
        NewExecution small = samples().pending();
        String message = "\"" + "鉄".repeat(1_500_000) + "\"";
        insert(new NewExecution(small.execution(), message, Map.of(), Optional.empty(), small.actor()));

        assertThat(database().executions().message(small.execution().id())).contains(message);
    }

    @Test
    void knowsNothingOfUnknownIds() {
        ExecutionId unknown = database().newId();

        assertThat(database().executions().find(unknown)).isEmpty();
        assertThat(database().executions().message(unknown)).isEmpty();
        assertThat(database().executions().attempts(unknown)).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> bringsBackEveryVariantExactly() {
        return variants().entrySet().stream()
                .map(variant -> dynamicTest(variant.getKey(), () -> bringsBack(variant.getValue())));
    }

    private Map<String, List<ExecutionEvent>> variants() {
        ExecutionEvent placed = Samples.placed();
        Map<String, List<ExecutionEvent>> variants = new LinkedHashMap<>();
        variants.put("pending", List.of());
        variants.put("starting", List.of(placed));
        variants.put("running", List.of(placed, STARTED));
        variants.put("pending with an open, refused attempt", List.of(placed, REFUSED));
        variants.put("starting its second launch", List.of(placed, REFUSED, placed));
        variants.put("running with two retries waiting", List.of(placed, STARTED, retry("api"), retry("console")));
        variants.put("running, to be canceled", List.of(placed, STARTED, CANCEL));
        variants.put("succeeded", List.of(placed, STARTED, ended(Outcome.succeeded(Samples.NOW.plusSeconds(9)))));
        variants.put("waiting for its policy's retry", List.of(placed, STARTED, failed(Blame.JOB)));
        variants.put("a policy's retry replaced", List.of(placed, STARTED, failed(Blame.JOB), retry("api")));
        variants.put("waiting for a repeat", List.of(placed, STARTED, failed(Blame.INFRASTRUCTURE)));
        variants.put("failed", List.of(placed, STARTED, failed(Blame.PLATFORM)));
        variants.put("lost and repeated", List.of(placed, STARTED, lost()));
        variants.put("canceled before its first attempt", List.of(CANCEL));
        variants.put("canceled with an open attempt", List.of(placed, REFUSED, CANCEL));
        variants.put("canceled while it ran", List.of(placed, STARTED, CANCEL, failed(Blame.JOB)));
        variants.put(
                "given up", List.of(new GivenUp(Reason.QUEUE_TIMEOUT, Blame.PLACEMENT, "waited 1 h; \0 and \ud800")));
        variants.put("reopened without an attempt", List.of(CANCEL, retry("api")));
        variants.put(
                "reopened and running again", List.of(placed, STARTED, failed(Blame.PLATFORM), retry("api"), placed));
        return variants;
    }

    private ExecutionEvent retry(String actor) {
        return new RetryRequested(
                new AttemptId(database().newId().value()), Samples.NOW.minusSeconds(1), new Actor(actor));
    }

    private static ExecutionEvent ended(Outcome outcome) {
        return new AttemptEnded(1, outcome);
    }

    private static ExecutionEvent failed(Blame blame) {
        return ended(new Outcome(
                AttemptState.FAILED,
                Reason.EXIT_CODE,
                Optional.of(blame),
                Optional.of(137),
                "exit 137 – „quoted“",
                Samples.NOW.plusSeconds(8)));
    }

    private static ExecutionEvent lost() {
        return ended(new Outcome(
                AttemptState.LOST,
                Reason.LOST,
                Optional.of(Blame.INFRASTRUCTURE),
                Optional.empty(),
                "",
                Samples.NOW.plusSeconds(8)));
    }

    /** After each single move, and once more with all moves in one turn. */
    private void bringsBack(List<ExecutionEvent> events) throws Exception {
        Lease lease = lease();
        NewExecution one = samples().pending();
        NewExecution other = samples().pending();
        insert(one, other);
        List<Change> together = new java.util.ArrayList<>();
        Execution stepwise = one.execution();
        Execution atOnce = other.execution();
        Map<Integer, Attempt> attempts = new HashMap<>();
        for (ExecutionEvent event : events) {
            Change step = samples().move(stepwise, event, Samples.NOW.plusSeconds(20));
            assertThat(database().dispatch().commit(lease, samples().turn(step)))
                    .isEmpty();
            stepwise = step.after();
            step.changedAttempt().ifPresent(attempt -> attempts.put(attempt.number(), attempt));
            assertThat(stored(stepwise.id()).execution()).isEqualTo(kept(stepwise));
            Change another = samples().move(atOnce, event, Samples.NOW.plusSeconds(20));
            together.add(another);
            atOnce = another.after();
        }
        assertThat(database().dispatch().commit(lease, samples().turn(together.toArray(Change[]::new))))
                .isEmpty();

        assertThat(stored(stepwise.id()).execution()).isEqualTo(kept(stepwise));
        assertThat(stored(atOnce.id()).execution()).isEqualTo(kept(atOnce));
        assertThat(database().executions().attempts(stepwise.id()))
                .containsExactlyElementsOf(
                        attempts.values().stream().map(ExecutionContract::kept).toList());
        assertThat(database().executions().attempts(atOnce.id())).hasSameSizeAs(attempts.values());
    }

    /** What no database keeps is replaced in sentences. */
    private static Execution kept(Execution execution) {
        return new Execution(
                execution.id(),
                execution.origin(),
                execution.state(),
                execution.generation(),
                execution.notBefore(),
                execution.waitingSince(),
                execution.tally(),
                execution.attempt().map(ExecutionContract::kept),
                execution.retries(),
                execution.cancelRequestedBy(),
                execution.ending().map(ExecutionContract::kept));
    }

    private static Attempt kept(Attempt attempt) {
        return new Attempt(
                attempt.id(),
                attempt.number(),
                attempt.generation(),
                attempt.state(),
                attempt.launch(),
                attempt.placement(),
                attempt.ranWith(),
                attempt.createdAt(),
                attempt.startedAt(),
                attempt.outcome().map(ExecutionContract::kept));
    }

    private static Outcome kept(Outcome outcome) {
        return new Outcome(
                outcome.state(),
                outcome.reason(),
                outcome.blame(),
                outcome.exitCode(),
                outcome.detail().replace('\0', '\ufffd').replace('\ud800', '\ufffd'),
                outcome.endedAt());
    }
}
