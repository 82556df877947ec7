package dev.teppan.plugin.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.teppan.spi.PermanentException;
import dev.teppan.spi.queue.Delivery;
import dev.teppan.spi.queue.QueueDepth;
import dev.teppan.spi.queue.QueueSink.OutboundMessage;
import dev.teppan.spi.queue.QueueSink.SendResult;
import dev.teppan.spi.queue.Receipt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What the plugin promises beyond the contract, on a running server. */
final class SqsQueueSourceTest {

    private static final Duration HOLD = Duration.ofSeconds(30);

    private static SqsServer server;

    private final TestContext context = new TestContext();
    private final String name = "queue-" + UUID.randomUUID();
    private final List<SqsQueueSource> opened = new ArrayList<>();

    @BeforeAll
    static void start() {
        server = SqsServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void close() {
        opened.forEach(SqsQueueSource::close);
    }

    private SqsQueueSource open(SqsSettings settings) {
        SqsQueueSource source = new SqsQueueSource(settings, context);
        opened.add(source);
        return source;
    }

    private static SqsCreate create(Optional<String> deadLetters) {
        return new SqsCreate(
                deadLetters,
                3,
                Duration.ofDays(2),
                Map.of("ReceiveMessageWaitTimeSeconds", "3"),
                Map.of("team", "kitchen"));
    }

    @Test
    void makesTheQueueWithItsDeadLettersAttributesAndTags() throws Exception {
        SqsQueueSource source = open(server.settings(name, HOLD, Optional.of(create(Optional.of(name + "-dead")))));

        assertThat(source.receive(1, Duration.ZERO)).isEmpty();

        String url =
                server.client().getQueueUrl(request -> request.queueName(name)).queueUrl();
        Map<QueueAttributeName, String> attributes = server.client()
                .getQueueAttributes(request -> request.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                .attributes();
        assertThat(attributes)
                .containsEntry(QueueAttributeName.RECEIVE_MESSAGE_WAIT_TIME_SECONDS, "3")
                .containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "30");
        assertThat(attributes.get(QueueAttributeName.REDRIVE_POLICY)).contains(name + "-dead", "3");
        assertThat(server.client()
                        .listQueueTags(request -> request.queueUrl(url))
                        .tags())
                .containsEntry("team", "kitchen");
    }

    @Test
    void makesAFifoQueueAndKeepsItsOrder() throws Exception {
        SqsQueueSource source = open(server.settings(name + ".fifo", HOLD, Optional.of(create(Optional.empty()))));
        for (String body : List.of("first", "second", "third")) {
            Map<String, String> attributes =
                    Map.of(Outbound.GROUP, "one", Outbound.DEDUPLICATION, body, "colour", "green");
            assertThat(source.sink().orElseThrow().send(List.of(new OutboundMessage(body, attributes, Duration.ZERO))))
                    .hasExactlyElementsOfTypes(SendResult.Accepted.class);
        }
        List<Delivery> all = source.receive(10, Duration.ofSeconds(2));
        assertThat(all).extracting(Delivery::body).containsExactly("first", "second", "third");
        assertThat(all.getFirst().attributes())
                .containsEntry("MessageGroupId", "one")
                .containsEntry("colour", "green")
                .containsKey("SequenceNumber");
    }

    @Test
    void aMissingQueueIsNamed() {
        assertThatThrownBy(() -> open(server.settings("nowhere", HOLD)).receive(1, Duration.ZERO))
                .isInstanceOf(PermanentException.class)
                .hasMessageContaining("nowhere")
                .hasMessageContaining("does not exist");
    }

    @Test
    void findsTheQueueByItsUrlAlone() throws Exception {
        String url = server.make(name);
        server.client().sendMessage(request -> request.queueUrl(url).messageBody("by url"));
        SqsSettings settings = server.settings(url, HOLD);
        assertThat(open(settings).receive(1, Duration.ofSeconds(2)))
                .extracting(Delivery::body)
                .containsExactly("by url");
    }

    @Test
    void receivesMoreThanTenAtOnceAndAcknowledgesThemByTens() throws Exception {
        server.make(name);
        SqsQueueSource source = open(server.settings(name, HOLD));
        assertThat(source.sink().orElseThrow().send(messages(95)))
                .hasSize(95)
                .hasOnlyElementsOfType(SendResult.Accepted.class);

        List<Delivery> all = new ArrayList<>();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            all.addAll(source.receive(100, Duration.ofMillis(200)));
            return all.size() == 95;
        });
        source.acknowledge(all.stream().map(Delivery::receipt).toList());

        assertThat(context.count("calls.DeleteMessageBatch")).isEqualTo(10);
        QueueDepth.Depth depth = source.depth().orElseThrow().depth();
        assertThat(depth.visible() + depth.inFlight()).isZero();
        assertThat(context.count("age")).isEqualTo(95);
    }

    @Test
    void oneStrangeReceiptHarmsNoneOfItsBatch() throws Exception {
        server.make(name);
        SqsQueueSource source = open(server.settings(name, HOLD));
        source.sink().orElseThrow().send(messages(3));
        List<Receipt> receipts = new ArrayList<>(source.receive(3, Duration.ofSeconds(2)).stream()
                .map(Delivery::receipt)
                .toList());
        Receipt strange = new Receipt("strange");
        receipts.add(1, strange);

        assertThat(source.hold().orElseThrow().extend(receipts, HOLD)).containsExactly(strange);
        source.acknowledge(receipts);

        assertThat(source.depth().orElseThrow().depth().inFlight()).isZero();
    }

    @Test
    void concurrentMessagesShareCallsAndALoneOneHasItsOwn() throws Exception {
        server.make(name);
        SqsQueueSource source = open(server.settings(name, HOLD));
        source.sink().orElseThrow().send(messages(1));
        assertThat(context.count("calls.SendMessageBatch")).isEqualTo(1);

        List<CompletableFuture<SendResult>> sent =
                IntStream.range(0, 200).mapToObj(index -> background(source)).toList();
        for (CompletableFuture<SendResult> each : sent) {
            assertThat(each.get(20, TimeUnit.SECONDS)).isInstanceOf(SendResult.Accepted.class);
        }
        assertThat(context.count("calls.SendMessageBatch")).isLessThan(100);
    }

    private static CompletableFuture<SendResult> background(SqsQueueSource source) {
        CompletableFuture<SendResult> result = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                result.complete(source.sink().orElseThrow().send(messages(1)).getFirst());
            } catch (Exception e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    @Test
    void closesWithinASecondWhileItWaitsForMessages() throws Exception {
        server.make(name);
        SqsQueueSource source = open(server.settings(name, HOLD));
        source.receive(1, Duration.ZERO);
        CompletableFuture<List<Delivery>> waiting = new CompletableFuture<>();
        Thread thread = Thread.ofVirtual().start(() -> {
            try {
                waiting.complete(source.receive(1, Duration.ofMinutes(1)));
            } catch (Exception e) {
                waiting.completeExceptionally(e);
            }
        });
        Awaitility.await().until(() -> thread.getState() == Thread.State.WAITING);

        source.close();

        assertThat(waiting.get(1, TimeUnit.SECONDS)).isEmpty();
    }

    private static List<OutboundMessage> messages(int count) {
        return IntStream.range(0, count)
                .mapToObj(index -> new OutboundMessage("message " + index, Map.of(), Duration.ZERO))
                .toList();
    }
}
