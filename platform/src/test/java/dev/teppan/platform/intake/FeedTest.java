package dev.teppan.platform.intake;

import static dev.teppan.platform.intake.AdmissionScene.own;
import static org.assertj.core.api.Assertions.assertThat;

import dev.teppan.platform.execution.Execution;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.platform.execution.ExecutionState;
import dev.teppan.platform.store.DeadLetter;
import dev.teppan.platform.store.DeadLetter.Reason;
import dev.teppan.platform.store.Intent;
import dev.teppan.platform.store.QueuedIntent;
import dev.teppan.platform.store.StoreException;
import dev.teppan.platform.store.StoredExecution;
import dev.teppan.platform.store.ToAdmit;
import dev.teppan.spi.queue.Delivery;
import dev.teppan.spi.queue.Receipt;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedTest {

    private static final String ID = "01890000-0000-7000-8000-0000000000aa";

    @TempDir
    private Path folder;

    private AdmissionScene scene;

    @BeforeEach
    void open() {
        scene = new AdmissionScene(folder);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void takesInTeppansEnvelopeAndKeepsTheMessageAsItCame() throws Exception {
        Instant sent = scene.clock.instant();
        scene.inbox.put(
                "{\"job\":\"Mail\", \"message\" : {\"b\":1.10, \"a\":[null,1e3] } ,\"application\":\"shop\","
                        + "\"delaySeconds\":90,\"labels\":{\"order\":\"7\"},\"concurrencyKey\":\"order 7\",\"id\":\""
                        + ID + "\"}",
                Map.of("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
                Duration.ZERO);

        assertThat(scene.pull()).isTrue();

        StoredExecution stored = scene.executions().getFirst();
        Execution execution = stored.execution();
        assertThat(execution.id().value()).isEqualTo(ID);
        assertThat(execution.state()).isEqualTo(ExecutionState.SCHEDULED);
        assertThat(execution.notBefore()).isEqualTo(sent.plusSeconds(90));
        assertThat(execution.origin().queue()).isEqualTo("mail");
        assertThat(execution.origin().revision()).isEqualTo(1);
        assertThat(stored.labels()).containsEntry("order", "7");
        assertThat(execution.origin().concurrencyKey()).contains("order 7");
        assertThat(stored.enqueuedBy().name()).isEqualTo("source:inbox");
        assertThat(stored.traceparent()).isPresent();
        assertThat(scene.message(ID)).isEqualTo("{\"b\":1.10, \"a\":[null,1e3] }");
        assertThat(scene.inbox.size()).isZero();
        assertThat(scene.wakes).hasPositiveValue();
    }

    @Test
    void takesInBarbequesEnvelopeUnderTheSourcesMessageId() throws Exception {
        String id = scene.put(
                "{\"Type\":\"JobExecution\",\"Application\":\"shop\",\"Job\":\"Mail\",\"Message\":[1, null]}");

        scene.pull();

        assertThat(scene.message(id)).isEqualTo("[1, null]");
        assertThat(scene.executions().getFirst().execution().state()).isEqualTo(ExecutionState.PENDING);
    }

    @Test
    void makesOneIdOutOfAMessageIdThatIsNoUuid() {
        Delivery delivery = new Delivery(new Receipt("r"), "file-1", "{}", Map.of(), Instant.EPOCH, 1);

        ExecutionId id = DeliveryIds.execution("inbox", delivery);

        assertThat(DeliveryIds.execution("inbox", delivery)).isEqualTo(id);
        assertThat(DeliveryIds.execution("other", delivery)).isNotEqualTo(id);
    }

    @Test
    void takesAMessageInOnceThoughACrashFollowedTheCommit() throws Exception {
        scene.put(own("1"));
        scene.afterCommit(written -> written.thenCompose(
                outcomes -> CompletableFuture.failedFuture(new StoreException.Unavailable("the answer was lost"))));
        assertThat(scene.pull()).isFalse();
        assertThat(scene.executions()).hasSize(1);
        assertThat(scene.inbox.size()).isEqualTo(1);

        scene.afterCommit(written -> written);
        scene.clock.advance(AdmissionScene.HOLD);
        assertThat(scene.pull()).isTrue();

        assertThat(scene.executions()).hasSize(1);
        assertThat(scene.inbox.size()).isZero();
    }

    @Test
    void takesInEachOfAThousandShuffledMessagesOnceThoughATenthCameTwice() throws Exception {
        List<String> bodies = new ArrayList<>();
        for (int i = 0; i < 900; i++) {
            String id = "01890000-0000-7000-8000-%012x".formatted(i);
            bodies.add("{\"application\":\"shop\",\"job\":\"Mail\",\"message\":" + i + ",\"id\":\"" + id + "\"}");
        }
        bodies.addAll(bodies.subList(0, 100));
        Collections.shuffle(bodies, new Random(5));
        bodies.forEach(scene::put);

        while (scene.inbox.size() > 0) {
            assertThat(scene.pull()).isTrue();
        }

        assertThat(scene.executions()).hasSize(900);
        assertThat(scene.deadLetters()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            hello                                                                | UNREADABLE   | JSON
            [1]                                                                  | UNREADABLE   | object
            {"application":"shop"} {}                                            | UNREADABLE   | after its end
            {"Type":"Notification","Message":"{}"}                               | UNREADABLE   | Notification
            {"Type":"JobRetry","RetryMessageId":"no"}                            | INVALID      | /RetryMessageId
            {"Type":"JobExecution","Application":"shop","Job":7}                 | INVALID      | /Job: must
            {"application":"shop","message":1}                                   | INVALID      | /job
            {"application":"shop","job":"Mail"}                                  | INVALID      | /message
            {"application":"shop","job":"Mail","message":1,"mesage":1}           | INVALID      | /mesage
            {"application":"shop","job":"Mail","message":1,"message":2}          | INVALID      | /message
            {"application":"shop","job":"Mail","message":1,"delaySeconds":"5"}   | INVALID      | /delaySeconds
            {"application":"shop","job":"Mail","message":1,"delaySeconds":-1}    | INVALID      | /delay
            {"application":"shop","job":"Mail","message":1,"delaySeconds":1e99}  | INVALID      | /delaySeconds
            {"application":"shop","job":"Mail","message":1,"labels":{"a":1}}     | INVALID      | /labels/a
            {"application":"shop","job":"Mail","message":1,"concurrencyKey":7}   | INVALID      | /concurrencyKey
            {"application":"shop","job":"Mail","message":1,"concurrencyKey":""}  | INVALID      | /concurrencyKey
            {"application":"shop","job":"Mail","message":1,"id":"A"}             | INVALID      | /id
            {"application":"shop","job":"Nope","message":1}                      | UNKNOWN_JOB  | shop/Nope
            {"application":"nope","job":"Mail","message":1}                      | UNKNOWN_JOB  | nope/Mail
            {"application":"bank","job":"Pay","message":1}                       | NOT_ALLOWED  | bank
            {"Type":"JobRetry","RetryMessageId":"01890000-0000-7000-8000-0000000000aa"} | UNKNOWN_EXECUTION | 0000aa
            """)
    void setsAsideWhatItCannotTakeInAndTakesInTheRest(String body, Reason reason, String detail) throws Exception {
        scene.put(own("1"));
        scene.put(body);
        scene.put(own("2"));

        assertThat(scene.pull()).isTrue();

        assertThat(scene.executions()).hasSize(2);
        assertThat(scene.inbox.size()).isZero();
        DeadLetter letter = scene.deadLetters().getFirst();
        assertThat(scene.deadLetters()).hasSize(1);
        assertThat(letter.reason()).isEqualTo(reason);
        assertThat(letter.detail()).contains(detail);
        assertThat(letter.body()).isEqualTo(body);
        assertThat(letter.source()).isEqualTo("inbox");
    }

    @Test
    void setsAsideWhatIsTooLarge() throws Exception {
        scene.put(own("\"" + "x".repeat(1_000) + "\""));

        scene.pull();

        assertThat(scene.deadLetters())
                .singleElement()
                .extracting(DeadLetter::reason)
                .isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void setsAsideWhatNoDatabaseKeeps() throws Exception {
        scene.put(own("\"\ud800\""));

        scene.pull();

        assertThat(scene.executions()).isEmpty();
        assertThat(scene.deadLetters())
                .singleElement()
                .extracting(DeadLetter::reason)
                .isEqualTo(Reason.INVALID);
    }

    @Test
    void setsAsideAloneWhatTheDatabaseRefuses() throws Exception {
        String poison = scene.put(own("\"poison\""));
        for (int i = 0; i < 5; i++) {
            scene.put(own(String.valueOf(i)));
        }
        scene.refuse(item -> item instanceof ToAdmit.Arrival arrival
                && arrival.execution().execution().id().value().equals(poison));

        assertThat(scene.pull()).isTrue();

        assertThat(scene.executions()).hasSize(5);
        assertThat(scene.deadLetters())
                .singleElement()
                .extracting(DeadLetter::messageId)
                .isEqualTo(poison);
        assertThat(scene.inbox.size()).isZero();
    }

    @Test
    void takesInARetryOnce() throws Exception {
        String execution = scene.put(own("1"));
        String retry = scene.put("{\"Type\":\"JobRetry\",\"RetryMessageId\":\"" + execution + "\"}");

        scene.pull();
        scene.put("{\"Type\":\"JobRetry\",\"RetryMessageId\":\"" + execution + "\"}");
        scene.pull();

        assertThat(scene.database.intents().oldest(100))
                .extracting(QueuedIntent::intent)
                .filteredOn(Intent.Retry.class::isInstance)
                .extracting(intent -> ((Intent.Retry) intent).id().value())
                .hasSize(2)
                .contains(retry);
    }

    @Test
    void givesMessagesBackWhileTheDatabaseIsAway() throws Exception {
        scene.put(own("1"));
        scene.down(true);

        assertThat(scene.pull()).isFalse();
        assertThat(scene.inbox.size()).isEqualTo(1);
        assertThat(scene.executions()).isEmpty();

        scene.down(false);
        scene.clock.advance(Duration.ofSeconds(1));
        assertThat(scene.pull()).isTrue();
        assertThat(scene.executions()).hasSize(1);
    }
}
