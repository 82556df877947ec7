package dev.teppan.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.teppan.platform.execution.AttemptId;
import dev.teppan.platform.execution.Execution;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.execution.Origin;
import dev.teppan.platform.store.DeadLetter.Reason;
import dev.teppan.platform.store.ToAdmit.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What came from queue sources is taken in once, and what cannot be is kept. */
abstract class AdmissionContract extends StoreContract {

    private List<Outcome> admit(ToAdmit... items) throws Exception {
        return database().admission().admit(List.of(items)).get(20, TimeUnit.SECONDS);
    }

    private ToAdmit.Arrival arrival() {
        return new ToAdmit.Arrival(samples().pending());
    }

    private static ExecutionId id(ToAdmit.Arrival arrival) {
        return arrival.execution().execution().id();
    }

    private DeadLetter letter(String queue, String body) {
        return new DeadLetter(
                database().newId().value(), queue, "inbox", "m\0 1", Reason.UNREADABLE, "no JSON", body, Samples.NOW);
    }

    private ToAdmit.Retry retry(ExecutionId execution, String queue) {
        AttemptId attempt = new AttemptId(database().newId().value());
        return new ToAdmit.Retry(
                new Intent.Retry(execution, attempt, Samples.NOW, Samples.ACTOR, Samples.NOW),
                letter(queue, "retry " + execution));
    }

    private long intents(ExecutionId execution, Class<? extends Intent> kind) {
        return database().intents().oldest(100_000).stream()
                .map(QueuedIntent::intent)
                .filter(kind::isInstance)
                .filter(intent -> switch (intent) {
                    case Intent.Arrived arrived -> arrived.execution().equals(execution);
                    case Intent.Retry retry -> retry.execution().equals(execution);
                    case Intent.Cancel cancel -> cancel.execution().equals(execution);
                    case Intent.CatalogChanged changed -> false;
                })
                .count();
    }

    @Test
    void takesAnExecutionInOnce() throws Exception {
        ToAdmit.Arrival first = arrival();
        ToAdmit.Arrival second = arrival();

        assertThat(admit(first, second, first)).containsExactly(Outcome.ADMITTED, Outcome.ADMITTED, Outcome.DUPLICATE);
        assertThat(admit(second, arrival())).containsExactly(Outcome.DUPLICATE, Outcome.ADMITTED);

        assertThat(stored(id(first)).execution()).isEqualTo(first.execution().execution());
        assertThat(database().executions().message(id(first)))
                .contains(first.execution().message());
        assertThat(intents(id(second), Intent.Arrived.class)).isEqualTo(1);
    }

    @Test
    void knowsExecutionsThatWereEnqueuedOtherwise() throws Exception {
        ToAdmit.Arrival arrival = arrival();
        insert(arrival.execution());

        assertThat(admit(arrival)).containsExactly(Outcome.DUPLICATE);
    }

    @Test
    void takesARetryInOnceAlsoAfterItsIntentIsConsumed() throws Exception {
        ToAdmit.Arrival arrival = arrival();
        ToAdmit.Retry retry = retry(id(arrival), "retries");

        assertThat(admit(retry, arrival, retry)).containsExactly(Outcome.ADMITTED, Outcome.ADMITTED, Outcome.DUPLICATE);
        assertThat(intents(id(arrival), Intent.Retry.class)).isEqualTo(1);
        consumeAll();

        assertThat(admit(retry)).containsExactly(Outcome.DUPLICATE);
        assertThat(intents(id(arrival), Intent.Retry.class)).isZero();
        assertThat(database().deadLetters().list("retries", Optional.empty(), 10))
                .isEmpty();
    }

    private void consumeAll() {
        List<String> all = database().intents().oldest(100_000).stream()
                .map(QueuedIntent::id)
                .toList();
        database().dispatch().commit(lease(), new Turn(List.of(), List.of(), Map.of(), all));
    }

    @Test
    void keepsTheRetryOfAnUnknownExecutionAsADeadLetterAndStaysWithIt() throws Exception {
        ToAdmit.Arrival arrival = arrival();
        ToAdmit.Retry retry = retry(id(arrival), "late");

        assertThat(admit(retry)).containsExactly(Outcome.DEAD);
        assertThat(admit(arrival, retry)).containsExactly(Outcome.ADMITTED, Outcome.DEAD);

        assertThat(database().deadLetters().list("late", Optional.empty(), 10))
                .singleElement()
                .extracting(stored -> stored.letter().body())
                .isEqualTo("retry " + id(arrival));
        assertThat(intents(id(arrival), Intent.Retry.class)).isZero();
    }

    @Test
    void keepsADeadLetterOnceWithWhatTheDatabasesCannotKeepReplaced() throws Exception {
        DeadLetter letter = letter("poison", "a\0b \ud800 \ud83d\ude00 ü");
        ToAdmit dead = new ToAdmit.Undeliverable(letter);

        assertThat(admit(dead, dead)).containsExactly(Outcome.DEAD, Outcome.DEAD);
        assertThat(admit(dead)).containsExactly(Outcome.DEAD);

        StoredDeadLetter kept =
                database().deadLetters().list("poison", Optional.empty(), 10).getFirst();
        assertThat(database().deadLetters().list("poison", Optional.empty(), 10))
                .hasSize(1);
        assertThat(kept.letter())
                .isEqualTo(new DeadLetter(
                        letter.key(),
                        "poison",
                        "inbox",
                        "m\ufffd 1",
                        Reason.UNREADABLE,
                        "no JSON",
                        "a\ufffdb \ufffd \ud83d\ude00 ü",
                        Samples.NOW));
    }

    @Test
    void walksDeadLettersOfOneQueueNewestFirst() throws Exception {
        for (int i = 0; i < 7; i++) {
            admit(
                    new ToAdmit.Undeliverable(letter("walked", "body " + i)),
                    new ToAdmit.Undeliverable(letter("other", "other " + i)));
        }

        List<String> walked = new ArrayList<>();
        Optional<String> before = Optional.empty();
        List<StoredDeadLetter> page;
        do {
            page = database().deadLetters().list("walked", before, 3);
            page.forEach(stored -> walked.add(stored.letter().body()));
            before = page.isEmpty() ? before : Optional.of(page.getLast().id());
        } while (page.size() == 3);
        assertThat(walked).containsExactly("body 6", "body 5", "body 4", "body 3", "body 2", "body 1", "body 0");
    }

    @Test
    void takesTheSameBatchInOnceFromSeveralAtOnce() throws Exception {
        List<ToAdmit> batch = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            batch.add(arrival());
        }
        List<CompletableFuture<List<Outcome>>> answers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            answers.add(database().admission().admit(batch));
        }

        long admitted = 0;
        for (CompletableFuture<List<Outcome>> answer : answers) {
            admitted += answer.get(20, TimeUnit.SECONDS).stream()
                    .filter(outcome -> outcome == Outcome.ADMITTED)
                    .count();
        }
        assertThat(admitted).isEqualTo(50);
    }

    @Test
    void namesTheFieldThatNoDatabaseKeeps() {
        NewExecution tooLong = Samples.arrival(Execution.enqueued(
                database().newId(), new Origin("shop", "x".repeat(256), 1, "default", Samples.NOW), Samples.NOW));

        assertThatThrownBy(() -> database().admission().check(tooLong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("job");
    }
}
