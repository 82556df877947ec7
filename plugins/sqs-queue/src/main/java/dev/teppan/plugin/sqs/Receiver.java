package dev.teppan.plugin.sqs;

import dev.teppan.spi.PluginException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * Receives by tens: a long poll for the first ten, and where those are there and more are wanted, further calls at once that wait for
 * nothing.
 */
final class Receiver {

    private static final Logger LOG = LoggerFactory.getLogger(Receiver.class);
    private static final Duration LONGEST_POLL = Duration.ofSeconds(20);
    private static final int MOST_FURTHER = 9;

    private final SqsCalls calls;
    private final QueueLocator queue;
    private final SqsSettings settings;

    Receiver(SqsCalls calls, QueueLocator queue, SqsSettings settings) {
        this.calls = calls;
        this.queue = queue;
        this.settings = settings;
    }

    List<Message> receive(int max, Duration wait) throws InterruptedException {
        long deadline = System.nanoTime() + wait.toNanos();
        List<Message> first = poll(Math.min(max, ReceiptBatches.TEN), wait);
        Duration left = Duration.ofNanos(deadline - System.nanoTime());
        while (first.isEmpty() && left.isPositive()) {
            first = poll(Math.min(max, ReceiptBatches.TEN), left);
            left = Duration.ofNanos(deadline - System.nanoTime());
        }
        return first.size() == ReceiptBatches.TEN && max > ReceiptBatches.TEN ? withFurther(first, max) : first;
    }

    /** What fails here has its messages come again when their hold runs out; those at hand are given. */
    private List<Message> withFurther(List<Message> first, int max) throws InterruptedException {
        List<FutureTask<List<Message>>> further = new ArrayList<>();
        for (int wanted = max - first.size();
                wanted > 0 && further.size() < MOST_FURTHER;
                wanted -= ReceiptBatches.TEN) {
            int ten = Math.min(wanted, ReceiptBatches.TEN);
            Callable<List<Message>> call = () -> poll(ten, Duration.ZERO);
            FutureTask<List<Message>> task = new FutureTask<>(call);
            further.add(task);
            Thread.ofVirtual().name("sqs receive").start(task);
        }
        List<Message> all = new ArrayList<>(first);
        for (FutureTask<List<Message>> task : further) {
            try {
                all.addAll(task.get());
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof PluginException) && !(e.getCause() instanceof InterruptedException)) {
                    throw new IllegalStateException(e.getCause());
                }
                LOG.debug("Messages that were there already are taken, others could not be received", e.getCause());
            }
        }
        return all;
    }

    private List<Message> poll(int max, Duration wait) throws InterruptedException {
        String url = queue.url();
        Duration poll = wait.compareTo(LONGEST_POLL) < 0 ? wait : LONGEST_POLL;
        int seconds = (int) poll.plusMillis(999).toSeconds();
        return calls.call(
                        "ReceiveMessage",
                        sqs -> sqs.receiveMessage(request -> request.queueUrl(url)
                                .maxNumberOfMessages(max)
                                .waitTimeSeconds(seconds)
                                .visibilityTimeout(
                                        (int) settings.hold().plusMillis(999).toSeconds())
                                .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                                .messageAttributeNames("All")
                                .overrideConfiguration(limits -> limits.apiCallAttemptTimeout(
                                        settings.callTimeout().plusSeconds(seconds)))))
                .messages();
    }
}
