package dev.teppan.plugin.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.teppan.spi.PermanentException;
import dev.teppan.spi.queue.QueueSink.OutboundMessage;
import dev.teppan.spi.queue.QueueSink.SendResult;
import dev.teppan.spi.queue.QueueSink.SendResult.Accepted;
import dev.teppan.spi.queue.QueueSink.SendResult.Rejected;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;

/** What becomes of the messages of one batch, one by one. */
final class SqsSinkTest {

    private final Queue<List<String>> calls = new ConcurrentLinkedQueue<>();

    private List<SendResult> send(SqsSink.Batch batch, String... bodies) throws InterruptedException {
        SqsSettings settings = new SqsSettings(
                "q",
                Optional.empty(),
                Optional.empty(),
                Optional.of(URI.create("http://localhost")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Duration.ofSeconds(30),
                Duration.ofSeconds(5),
                1_048_576,
                1);
        SqsSink sink = new SqsSink(
                entries -> {
                    calls.add(entries.stream()
                            .map(SendMessageBatchRequestEntry::messageBody)
                            .toList());
                    return batch.call(entries);
                },
                false,
                settings);
        return sink.send(Arrays.stream(bodies)
                .map(body -> new OutboundMessage(body, Map.of(), Duration.ZERO))
                .toList());
    }

    private static SendMessageBatchResponse answer(
            List<SendMessageBatchRequestEntry> entries, String failing, boolean senderFault) {
        Stream<SendMessageBatchRequestEntry> good =
                entries.stream().filter(entry -> !entry.messageBody().equals(failing));
        Stream<SendMessageBatchRequestEntry> bad =
                entries.stream().filter(entry -> entry.messageBody().equals(failing));
        return SendMessageBatchResponse.builder()
                .successful(good.map(entry -> SendMessageBatchResultEntry.builder()
                                .id(entry.id())
                                .messageId("id of " + entry.messageBody())
                                .build())
                        .toList())
                .failed(bad.map(entry -> BatchResultErrorEntry.builder()
                                .id(entry.id())
                                .senderFault(senderFault)
                                .code("Broken")
                                .message("no")
                                .build())
                        .toList())
                .build();
    }

    @Test
    void sendsAgainOnlyWhatSqsFailedAt() throws Exception {
        List<SendResult> results = send(entries -> answer(entries, calls.size() == 1 ? "b" : "", false), "a", "b", "c");
        assertThat(results).containsExactly(new Accepted("id of a"), new Accepted("id of b"), new Accepted("id of c"));
        assertThat(calls).containsExactly(List.of("a", "b", "c"), List.of("b"));
    }

    @Test
    void whatFailsEachTimeMayBeTriedLaterAndWhatIsRefusedMayNot() throws Exception {
        assertThat(send(entries -> answer(entries, "b", false), "a", "b"))
                .containsExactly(new Accepted("id of a"), new Rejected("Broken: no", true));
        assertThat(send(entries -> answer(entries, "b", true), "a", "b"))
                .containsExactly(new Accepted("id of a"), new Rejected("Broken: no", false));
    }

    @Test
    void aCallThatIsRefusedForOneMessageIsMadeForEachAlone() throws Exception {
        List<SendResult> results = send(
                entries -> {
                    if (entries.stream().anyMatch(entry -> entry.messageBody().equals("bad"))) {
                        throw new PermanentException("refused");
                    }
                    return answer(entries, "", false);
                },
                "a",
                "bad",
                "c");
        assertThat(results)
                .containsExactly(new Accepted("id of a"), new Rejected("refused", false), new Accepted("id of c"));
    }

    @Test
    void whatSqsNeverTakesIsNotSent() throws Exception {
        List<SendResult> results = send(entries -> answer(entries, "", false), "", "\u0001", "\uD800", "fine 🍳");
        assertThat(results.subList(0, 3))
                .allSatisfy(result -> assertThat(result)
                        .isInstanceOfSatisfying(
                                Rejected.class,
                                rejected -> assertThat(rejected.retryable()).isFalse()));
        assertThat(calls).containsExactly(List.of("fine 🍳"));
    }
}
