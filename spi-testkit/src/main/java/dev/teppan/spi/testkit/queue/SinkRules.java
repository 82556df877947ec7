package dev.teppan.spi.testkit.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.teppan.spi.queue.Delivery;
import dev.teppan.spi.queue.QueueSink;
import dev.teppan.spi.queue.QueueSink.OutboundMessage;
import dev.teppan.spi.queue.QueueSink.SendResult;
import dev.teppan.spi.queue.QueueSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What sending promises, for sources that can. */
abstract class SinkRules extends QueueScene {

    @Test
    void q30_must_deliverWhatItAccepted() throws Exception {
        QueueSource source = open();
        if (source.sink().isEmpty()) {
            return;
        }
        List<OutboundMessage> messages = new ArrayList<>();
        for (int index = 0; index < 12; index++) {
            messages.add(new OutboundMessage("message " + index, Map.of("number", "" + index), AT_ONCE));
        }
        List<SendResult> results = source.sink().get().send(messages);
        assertThat(results)
                .hasSize(12)
                .allSatisfy(result -> assertThat(result).isInstanceOf(SendResult.Accepted.class));
        List<Delivery> deliveries = receive(source, 12);
        assertThat(bodies(deliveries))
                .containsExactlyInAnyOrderElementsOf(
                        messages.stream().map(OutboundMessage::body).toList());
        assertThat(deliveries)
                .allSatisfy(delivery -> assertThat(delivery.attributes())
                        .containsEntry("number", delivery.body().substring("message ".length())));
        source.acknowledge(receipts(deliveries));
    }

    @Test
    void q31_must_hideAMessageForItsDelay() throws Exception {
        QueueSource source = open();
        if (source.sink().isEmpty() || source.sink().get().maxDelay().compareTo(Duration.ofSeconds(2)) < 0) {
            return;
        }
        source.sink().get().send(List.of(new OutboundMessage("later", Map.of(), Duration.ofSeconds(2))));
        assertThat(source.receive(1, AT_ONCE)).isEmpty();
        source.acknowledge(receipts(receive(source, 1)));
    }

    @Test
    void q32_must_rejectWhatIsTooLargeAloneAndForGood() throws Exception {
        QueueSource source = open();
        if (source.sink().isEmpty() || source.sink().get().maxBodyBytes() > 16 * 1024 * 1024) {
            return;
        }
        QueueSink sink = source.sink().get();
        List<SendResult> results = sink.send(List.of(
                new OutboundMessage("fits", Map.of(), AT_ONCE),
                new OutboundMessage("x".repeat(sink.maxBodyBytes() + 1), Map.of(), AT_ONCE)));
        assertThat(results.get(0)).isInstanceOf(SendResult.Accepted.class);
        assertThat(results.get(1)).isInstanceOf(SendResult.Rejected.class);
        assertThat(((SendResult.Rejected) results.get(1)).retryable()).isFalse();
        source.acknowledge(receipts(receive(source, 1)));
    }

    @Test
    void q33_must_takeAnEmptyBatch() throws Exception {
        QueueSource source = open();
        if (source.sink().isPresent()) {
            assertThat(source.sink().get().send(List.of())).isEmpty();
        }
    }

    static <T> CompletableFuture<T> inBackground(Callable<T> call) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                result.complete(call.call());
            } catch (Throwable failure) {
                result.completeExceptionally(failure);
            }
        });
        return result;
    }
}
