package dev.teppan.plugin.sqs;

import dev.teppan.spi.PermanentException;
import dev.teppan.spi.PluginException;
import dev.teppan.spi.RetryableException;
import dev.teppan.spi.queue.QueueSink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/** Sends, several requests in one call. Thread-safe. */
final class SqsSink implements QueueSink {

    /** SQS's own limit. */
    static final Duration MAX_DELAY = Duration.ofMinutes(15);

    private static final int BATCH_BYTES = 1_048_576;
    private static final int TRIES = 3;

    private final Batch batch;
    private final boolean fifo;
    private final int maxMessageBytes;
    private final SendQueue queue;

    /** One call of SendMessageBatch. */
    @FunctionalInterface
    interface Batch {
        SendMessageBatchResponse call(List<SendMessageBatchRequestEntry> entries) throws InterruptedException;
    }

    SqsSink(Batch batch, boolean fifo, SqsSettings settings) {
        this.batch = batch;
        this.fifo = fifo;
        this.maxMessageBytes = settings.maxMessageBytes();
        this.queue = new SendQueue(settings.sendCalls(), Math.max(BATCH_BYTES, maxMessageBytes), this::sendAll);
    }

    @Override
    public Duration maxDelay() {
        return fifo ? Duration.ZERO : MAX_DELAY;
    }

    @Override
    public int maxBodyBytes() {
        return maxMessageBytes;
    }

    @Override
    public List<SendResult> send(List<OutboundMessage> messages) throws InterruptedException {
        List<Outbound> all = messages.stream().map(Outbound::of).toList();
        List<Outbound> good = new ArrayList<>();
        for (Outbound each : all) {
            each.objection(maxMessageBytes, fifo)
                    .ifPresentOrElse(
                            why -> each.result().complete(new SendResult.Rejected(why, false)), () -> good.add(each));
        }
        if (!queue.add(good)) {
            throw new RetryableException(
                    "more than " + SendQueue.ROOM + " messages wait to be sent", Duration.ofSeconds(1));
        }
        List<SendResult> results = new ArrayList<>();
        for (Outbound each : all) {
            results.add(await(each));
        }
        return results;
    }

    private static SendResult await(Outbound each) throws InterruptedException {
        try {
            return each.result().get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof PluginException failure ? failure : new IllegalStateException(e.getCause());
        }
    }

    private void sendAll(List<Outbound> messages) {
        try {
            sendBatch(messages);
        } catch (PermanentException e) {
            apart(messages, e);
        } catch (RetryableException e) {
            rest(messages, new SendResult.Rejected(String.valueOf(e.getMessage()), true));
        } catch (InterruptedException e) {
            // Nobody but the end of the source interrupts this thread.
            rest(messages, new SendResult.Rejected("the source is closed", true));
        } catch (RuntimeException | Error e) {
            messages.forEach(each -> each.result().completeExceptionally(e));
            throw e;
        }
    }

    /** SQS refused the call: for one message, so that the others go alone; for a single one that is its result. */
    private void apart(List<Outbound> messages, PermanentException why) {
        if (messages.size() == 1) {
            messages.getFirst().result().complete(new SendResult.Rejected(String.valueOf(why.getMessage()), false));
            return;
        }
        messages.stream().filter(each -> !each.result().isDone()).forEach(each -> sendAll(List.of(each)));
    }

    private static void rest(List<Outbound> messages, SendResult result) {
        messages.forEach(each -> each.result().complete(result));
    }

    private void sendBatch(List<Outbound> messages) throws InterruptedException {
        Map<String, Outbound> left = new LinkedHashMap<>();
        messages.forEach(each -> left.put(String.valueOf(left.size()), each));
        List<BatchResultErrorEntry> failed = List.of();
        for (int tries = 0; tries < TRIES && !left.isEmpty(); tries++) {
            List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
            left.forEach((id, each) -> entries.add(each.entry(id, fifo)));
            SendMessageBatchResponse answer = batch.call(entries);
            answer.successful().forEach(sent -> complete(left, sent.id(), new SendResult.Accepted(sent.messageId())));
            failed = answer.failed();
            failed.stream()
                    .filter(BatchResultErrorEntry::senderFault)
                    .forEach(entry -> complete(left, entry.id(), new SendResult.Rejected(detail(entry), false)));
        }
        for (BatchResultErrorEntry entry : failed) {
            complete(left, entry.id(), new SendResult.Rejected(detail(entry), true));
        }
        rest(List.copyOf(left.values()), new SendResult.Rejected("SQS said nothing of it", true));
    }

    private static void complete(Map<String, Outbound> left, String id, SendResult result) {
        Outbound each = left.remove(id);
        if (each != null) {
            each.result().complete(result);
        }
    }

    private static String detail(BatchResultErrorEntry entry) {
        return entry.code() + ": " + entry.message();
    }
}
