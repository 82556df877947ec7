package dev.teppan.plugin.sqs;

import dev.teppan.spi.PluginContext;
import dev.teppan.spi.PluginException;
import dev.teppan.spi.RetryableException;
import dev.teppan.spi.queue.Delivery;
import dev.teppan.spi.queue.QueueDepth;
import dev.teppan.spi.queue.QueueHold;
import dev.teppan.spi.queue.QueueSink;
import dev.teppan.spi.queue.QueueSource;
import dev.teppan.spi.queue.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** One queue of SQS. Thread-safe. */
final class SqsQueueSource implements QueueSource {

    private static final Duration LONGEST_HIDDEN = Duration.ofHours(12);

    private final PluginContext context;
    private final SqsCalls calls;
    private final QueueLocator queue;
    private final Receiver receiver;
    private final SqsSink sink;

    SqsQueueSource(SqsSettings settings, PluginContext context) {
        QueueAddress address = QueueAddress.parse(settings.queue());
        this.context = context;
        this.calls = new SqsCalls(settings, address, context.metrics());
        this.queue = new QueueLocator(calls, settings, address);
        this.receiver = new Receiver(calls, queue, settings);
        this.sink = new SqsSink(
                entries -> {
                    String url = queue.url();
                    return calls.call(
                            "SendMessageBatch",
                            sqs -> sqs.sendMessageBatch(
                                    request -> request.queueUrl(url).entries(entries)));
                },
                address.fifo(),
                settings);
    }

    @Override
    public List<Delivery> receive(int max, Duration wait) throws InterruptedException {
        if (calls.closed()) {
            return List.of();
        }
        try {
            Instant now = context.clock().instant();
            List<Delivery> deliveries = receiver.receive(max, wait).stream()
                    .map(message -> Received.delivery(message, now))
                    .toList();
            deliveries.forEach(delivery -> age(delivery, now));
            return deliveries;
        } catch (PluginException e) {
            if (e instanceof RetryableException && calls.closed()) {
                return List.of();
            }
            throw e;
        }
    }

    private void age(Delivery delivery, Instant now) {
        Duration age = Duration.between(delivery.sentAt(), now);
        context.metrics().time("age", age.isNegative() ? Duration.ZERO : age);
    }

    @Override
    public void acknowledge(List<Receipt> receipts) throws InterruptedException {
        var unused = new ReceiptBatches(this::delete).run(receipts);
    }

    @Override
    public void release(List<Receipt> receipts, Duration delay) throws InterruptedException {
        var unused = hide(receipts, delay);
    }

    private List<BatchResultErrorEntry> delete(Map<String, Receipt> byId) throws InterruptedException {
        String url = queue.url();
        List<DeleteMessageBatchRequestEntry> entries = new ArrayList<>();
        byId.forEach((id, receipt) -> entries.add(DeleteMessageBatchRequestEntry.builder()
                .id(id)
                .receiptHandle(receipt.value())
                .build()));
        return calls.call(
                        "DeleteMessageBatch",
                        sqs -> sqs.deleteMessageBatch(
                                request -> request.queueUrl(url).entries(entries)))
                .failed();
    }

    private List<Receipt> hide(List<Receipt> receipts, Duration duration) throws InterruptedException {
        Duration hidden = duration.compareTo(LONGEST_HIDDEN) < 0 ? duration : LONGEST_HIDDEN;
        int seconds = (int) hidden.plusMillis(999).toSeconds();
        return new ReceiptBatches(byId -> change(byId, seconds)).run(receipts);
    }

    private List<BatchResultErrorEntry> change(Map<String, Receipt> byId, int seconds) throws InterruptedException {
        String url = queue.url();
        List<ChangeMessageVisibilityBatchRequestEntry> entries = new ArrayList<>();
        byId.forEach((id, receipt) -> entries.add(ChangeMessageVisibilityBatchRequestEntry.builder()
                .id(id)
                .receiptHandle(receipt.value())
                .visibilityTimeout(seconds)
                .build()));
        return calls.call(
                        "ChangeMessageVisibilityBatch",
                        sqs -> sqs.changeMessageVisibilityBatch(
                                request -> request.queueUrl(url).entries(entries)))
                .failed();
    }

    @Override
    public Optional<QueueSink> sink() {
        return Optional.of(sink);
    }

    /** SQS's numbers are approximate, and the age of the oldest message is known to CloudWatch alone. */
    @Override
    public Optional<QueueDepth> depth() {
        return Optional.of(() -> {
            String url = queue.url();
            Map<QueueAttributeName, String> told = calls.call(
                            "GetQueueAttributes",
                            sqs -> sqs.getQueueAttributes(request -> request.queueUrl(url)
                                    .attributeNames(
                                            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                                            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED)))
                    .attributes();
            return new QueueDepth.Depth(
                    number(told, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES),
                    number(told, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE),
                    number(told, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED),
                    Optional.empty(),
                    true);
        });
    }

    private static long number(Map<QueueAttributeName, String> told, QueueAttributeName name) {
        return Long.parseLong(told.getOrDefault(name, "0"));
    }

    @Override
    public Optional<QueueHold> hold() {
        return Optional.of(this::hide);
    }

    @Override
    public void close() {
        calls.close();
    }
}
