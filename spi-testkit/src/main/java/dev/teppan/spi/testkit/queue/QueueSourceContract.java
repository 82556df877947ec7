package dev.teppan.spi.testkit.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.teppan.spi.queue.Delivery;
import dev.teppan.spi.queue.QueueDepth;
import dev.teppan.spi.queue.QueueSource;
import dev.teppan.spi.queue.Receipt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The contract of {@link QueueSource}. Extend it and give it a {@link QueueSourceFixture}. Each rule has a number that
 * stays, and says {@code must} (the host relies on it) or {@code should}. Receiving is q01 to q19, closing q20 to q29, the
 * abilities q30 to q59.
 */
@Timeout(180)
public abstract class QueueSourceContract extends SinkRules {

    @Test
    void q01_must_deliverTheBodyAsSent() throws Exception {
        String body = "{\"text\": \"grün 🍳\", \"quoted\": \"\\\"\"}";
        scene().put(body);
        Delivery delivery = receive(open(), 1).getFirst();
        assertThat(delivery.body()).isEqualTo(body);
        assertThat(delivery.deliveryCount()).isEqualTo(1);
        assertThat(delivery.messageId()).isNotBlank();
    }

    @Test
    void q02_must_deliverEverythingOnceWhileItIsHeld() throws Exception {
        QueueSource source = open();
        Set<String> sent = new TreeSet<>();
        for (int index = 0; index < 25; index++) {
            sent.add("message " + index);
            scene().put("message " + index);
        }
        List<Delivery> deliveries = receive(source, 25);
        source.acknowledge(receipts(deliveries));
        assertThat(bodies(deliveries)).containsExactlyElementsOf(sent);
        assertThat(source.receive(10, AT_ONCE)).isEmpty();
    }

    @Test
    void q03_must_neverGiveMoreThanAskedFor() throws Exception {
        QueueSource source = open();
        for (int index = 0; index < 5; index++) {
            scene().put("message " + index);
        }
        assertThat(source.receive(2, Duration.ofSeconds(1))).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void q04_must_returnNothingWhenTheWaitIsOver() throws Exception {
        QueueSource source = open();
        assertThat(source.receive(1, AT_ONCE)).isEmpty();
        long began = System.nanoTime();
        assertThat(source.receive(1, Duration.ofMillis(300))).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(scene().patience());
    }

    @Test
    void q05_should_wakeAWaitingReceive() throws Exception {
        QueueSource source = open();
        CompletableFuture<List<Delivery>> waiting = inBackground(() -> source.receive(1, scene().patience()));
        scene().put("wakes");
        assertThat(waiting.get(scene().patience().toMillis(), TimeUnit.MILLISECONDS))
                .hasSize(1);
    }

    @Test
    void q06_must_deliverAgainWhenTheHoldRunsOut() throws Exception {
        QueueSource source = open();
        scene().put("forgotten");
        Delivery first = receive(source, 1).getFirst();
        Delivery second = receive(source, 1).getFirst();
        assertThat(second.messageId()).isEqualTo(first.messageId());
        assertThat(second.deliveryCount()).isGreaterThanOrEqualTo(first.deliveryCount());
        source.acknowledge(List.of(second.receipt()));
    }

    @Test
    void q07_must_acknowledgeForGood() throws Exception {
        QueueSource source = open();
        scene().put("done");
        source.acknowledge(receipts(receive(source, 1)));
        assertThat(source.receive(1, scene().holdTime().plusMillis(500))).isEmpty();
    }

    @Test
    void q08_must_acknowledgeRepeatablyAndTakeStrangeReceipts() throws Exception {
        QueueSource source = open();
        scene().put("done");
        List<Receipt> receipts = receipts(receive(source, 1));
        source.acknowledge(receipts);
        source.acknowledge(receipts);
        source.acknowledge(List.of(new Receipt("unknown")));
        source.acknowledge(List.of());
        source.release(receipts, AT_ONCE);
        source.release(List.of(new Receipt("unknown")), AT_ONCE);
        source.release(List.of(), AT_ONCE);
        assertThat(source.receive(1, AT_ONCE)).isEmpty();
    }

    @Test
    void q09_must_deliverReleasedMessagesAgain() throws Exception {
        QueueSource source = open();
        scene().put("given back");
        Delivery first = receive(source, 1).getFirst();
        source.release(List.of(first.receipt()), AT_ONCE);
        Delivery second = receive(source, 1).getFirst();
        assertThat(second.messageId()).isEqualTo(first.messageId());
        source.acknowledge(List.of(second.receipt()));
    }

    @Test
    void q10_must_holdReleasedMessagesBackForTheDelay() throws Exception {
        QueueSource source = open();
        scene().put("later");
        source.release(receipts(receive(source, 1)), Duration.ofSeconds(2));
        assertThat(source.receive(1, AT_ONCE)).isEmpty();
        source.acknowledge(receipts(receive(source, 1)));
    }

    @Test
    void q11_must_giveAMessageToOneOfManyReceivers() throws Exception {
        QueueSource one = open();
        QueueSource other = open();
        for (int index = 0; index < 10; index++) {
            scene().put("message " + index);
        }
        CompletableFuture<List<Delivery>> second = inBackground(() -> other.receive(10, AT_ONCE));
        List<Delivery> first = one.receive(10, AT_ONCE);
        List<String> ids =
                new ArrayList<>(first.stream().map(Delivery::messageId).toList());
        second.get(scene().patience().toMillis(), TimeUnit.MILLISECONDS)
                .forEach(delivery -> ids.add(delivery.messageId()));
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void q12_must_endWhenInterrupted() throws Exception {
        QueueSource source = open();
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread waiting = Thread.ofVirtual().start(() -> {
            try {
                source.receive(1, Duration.ofMinutes(2));
                interrupted.complete(false);
            } catch (InterruptedException e) {
                interrupted.complete(true);
            } catch (RuntimeException e) {
                interrupted.completeExceptionally(e);
            }
        });
        waiting.interrupt();
        assertThat(interrupted.get(scene().patience().toMillis(), TimeUnit.MILLISECONDS))
                .isTrue();
    }

    @Test
    void q20_must_endWaitingCallsWhenClosed() throws Exception {
        QueueSource source = open();
        CompletableFuture<List<Delivery>> waiting = inBackground(() -> source.receive(1, Duration.ofMinutes(2)));
        source.close();
        source.close();
        assertThat(waiting.get(5, TimeUnit.SECONDS)).isEmpty();
        assertThat(source.receive(1, Duration.ofMinutes(2))).isEmpty();
    }

    @Test
    void q21_must_keepWhatWasNotAcknowledgedForTheNextOne() throws Exception {
        QueueSource before = open();
        scene().put("kept");
        receive(before, 1);
        before.close();
        QueueSource after = open();
        List<Delivery> again = receive(after, 1);
        assertThat(bodies(again)).containsExactly("kept");
        after.acknowledge(receipts(again));
    }

    @Test
    void q40_must_tellHowMuchWaits() throws Exception {
        QueueSource source = open();
        if (source.depth().isEmpty()) {
            return;
        }
        QueueDepth depth = source.depth().get();
        scene().put("one");
        scene().put("two");
        QueueDepth.Depth waiting = depth.depth();
        if (!waiting.estimated()) {
            assertThat(waiting.visible()).isEqualTo(2);
            receive(source, 1);
            assertThat(depth.depth().visible()).isEqualTo(1);
            assertThat(depth.depth().inFlight()).isEqualTo(1);
        }
        assertThat(waiting.visible()).isNotNegative();
    }

    @Test
    void q50_must_holdMessagesLonger() throws Exception {
        QueueSource source = open();
        if (source.hold().isEmpty()) {
            return;
        }
        scene().put("held");
        List<Delivery> deliveries = receive(source, 1);
        Duration longer = scene().holdTime().multipliedBy(4);
        assertThat(source.hold().get().extend(receipts(deliveries), longer)).isEmpty();
        assertThat(source.receive(1, scene().holdTime().plusMillis(500))).isEmpty();
        source.acknowledge(receipts(deliveries));
    }

    @Test
    void q51_must_sayWhichHoldsHadRunOut() throws Exception {
        QueueSource source = open();
        if (source.hold().isPresent()) {
            Receipt unknown = new Receipt("unknown");
            assertThat(source.hold().get().extend(List.of(unknown), Duration.ofSeconds(5)))
                    .containsExactly(unknown);
        }
    }
}
