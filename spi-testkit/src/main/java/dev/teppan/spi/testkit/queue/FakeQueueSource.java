package dev.teppan.spi.testkit.queue;

import dev.teppan.spi.queue.Delivery;
import dev.teppan.spi.queue.QueueDepth;
import dev.teppan.spi.queue.QueueHold;
import dev.teppan.spi.queue.QueueSink;
import dev.teppan.spi.queue.QueueSource;
import dev.teppan.spi.queue.Receipt;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A source over a {@link FakeQueue}, with every ability. */
public final class FakeQueueSource implements QueueSource {

    private static final Duration MAX_DELAY = Duration.ofMinutes(15);
    private static final int MAX_BODY_BYTES = 256 * 1024;

    private final FakeQueue queue;
    private volatile boolean closed;

    public FakeQueueSource(FakeQueue queue) {
        this.queue = queue;
    }

    boolean closed() {
        return closed;
    }

    @Override
    public List<Delivery> receive(int max, Duration wait) throws InterruptedException {
        queue.failures().pass();
        return queue.take(max, wait, this);
    }

    @Override
    public void acknowledge(List<Receipt> receipts) throws InterruptedException {
        queue.failures().pass();
        queue.remove(receipts);
    }

    @Override
    public void release(List<Receipt> receipts, Duration delay) throws InterruptedException {
        queue.failures().pass();
        var unused = queue.hide(receipts, delay, false);
    }

    @Override
    public Optional<QueueSink> sink() {
        return Optional.of(new Sink());
    }

    @Override
    public Optional<QueueDepth> depth() {
        return Optional.of(() -> {
            queue.failures().pass();
            return queue.depth();
        });
    }

    @Override
    public Optional<QueueHold> hold() {
        return Optional.of((receipts, duration) -> {
            queue.failures().pass();
            return queue.hide(receipts, duration, true);
        });
    }

    @Override
    public void close() {
        closed = true;
        queue.wake();
    }

    private final class Sink implements QueueSink {
        @Override
        public Duration maxDelay() {
            return MAX_DELAY;
        }

        @Override
        public int maxBodyBytes() {
            return MAX_BODY_BYTES;
        }

        @Override
        public List<SendResult> send(List<OutboundMessage> messages) throws InterruptedException {
            queue.failures().pass();
            List<SendResult> results = new ArrayList<>();
            for (OutboundMessage message : messages) {
                int bytes = message.body().getBytes(StandardCharsets.UTF_8).length;
                results.add(
                        bytes > MAX_BODY_BYTES
                                ? new SendResult.Rejected("the body has " + bytes + " bytes", false)
                                : new SendResult.Accepted(
                                        queue.put(message.body(), message.attributes(), message.delay())));
            }
            return results;
        }
    }
}
