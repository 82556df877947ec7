package dev.teppan.plugin.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.teppan.spi.PluginException;
import dev.teppan.spi.RetryableException;
import dev.teppan.spi.queue.QueueSink.OutboundMessage;
import dev.teppan.spi.queue.QueueSink.SendResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A server that goes away and comes back. */
final class OutageTest {

    @Test
    void stopsAskingAServerThatIsAwayAndGoesOnWhenItIsBack() throws Exception {
        TestContext context = new TestContext();
        SqsServer first = SqsServer.start();
        first.make("outage");
        try (SqsQueueSource source = new SqsQueueSource(first.settings("outage", Duration.ofSeconds(30)), context)) {
            assertThat(source.receive(1, Duration.ZERO)).isEmpty();
            first.close();

            for (int tries = 0; tries < 12; tries++) {
                assertThatThrownBy(() -> source.receive(1, Duration.ZERO)).isInstanceOf(RetryableException.class);
            }
            long asked = context.count("calls.ReceiveMessage");
            assertThat(asked).isLessThan(13);
            assertThatThrownBy(() -> source.receive(1, Duration.ZERO)).hasMessageContaining("did not answer");
            assertThat(context.count("calls.ReceiveMessage")).isEqualTo(asked);
            assertThat(source.sink().orElseThrow().send(List.of(new OutboundMessage("lost?", Map.of(), Duration.ZERO))))
                    .singleElement()
                    .isInstanceOfSatisfying(
                            SendResult.Rejected.class,
                            rejected -> assertThat(rejected.retryable()).isTrue());

            try (SqsServer second = SqsServer.startAt(first.port())) {
                String url = second.make("outage");
                second.client().sendMessage(request -> request.queueUrl(url).messageBody("after"));
                Awaitility.await()
                        .atMost(Duration.ofSeconds(30))
                        .until(() -> received(source).equals(Optional.of("after")));
            }
        }
    }

    private static Optional<String> received(SqsQueueSource source) throws InterruptedException {
        try {
            return source.receive(1, Duration.ofSeconds(1)).stream()
                    .map(each -> each.body())
                    .findFirst();
        } catch (PluginException e) {
            return Optional.empty();
        }
    }
}
