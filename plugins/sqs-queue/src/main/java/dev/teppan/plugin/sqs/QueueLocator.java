package dev.teppan.plugin.sqs;

import dev.teppan.spi.PermanentException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** The queue's URL, found by the first call that needs it; the queue is made then where the settings ask for it. Thread-safe. */
final class QueueLocator {

    private final SqsCalls calls;
    private final SqsSettings settings;
    private final QueueAddress address;
    private volatile @Nullable String url;

    QueueLocator(SqsCalls calls, SqsSettings settings, QueueAddress address) {
        this.calls = calls;
        this.settings = settings;
        this.address = address;
        this.url = address.url().map(URI::toString).orElse(null);
    }

    /** @throws PermanentException when there is none and none is to be made */
    String url() throws InterruptedException {
        String known = url;
        if (known == null) {
            known = located();
            url = known;
        }
        return known;
    }

    private String located() throws InterruptedException {
        Optional<SqsCreate> create = settings.create();
        try {
            return find(address.name());
        } catch (PermanentException e) {
            if (create.isPresent() && e.getCause() instanceof QueueDoesNotExistException) {
                return make(create.get());
            }
            throw e;
        }
    }

    private String find(String name) throws InterruptedException {
        Optional<String> account = settings.account().or(address::account);
        return calls.call(
                        "GetQueueUrl",
                        sqs -> sqs.getQueueUrl(request -> {
                            request.queueName(name);
                            account.ifPresent(request::queueOwnerAWSAccountId);
                        }))
                .queueUrl();
    }

    private String make(SqsCreate create) throws InterruptedException {
        Map<String, String> attributes = new HashMap<>();
        attributes.put(
                "MessageRetentionPeriod", String.valueOf(create.retention().toSeconds()));
        attributes.put("VisibilityTimeout", String.valueOf(settings.hold().toSeconds()));
        if (create.deadLetterQueue().isPresent()) {
            String arn = deadLetterArn(create, create.deadLetterQueue().get());
            attributes.put(
                    "RedrivePolicy",
                    "{\"deadLetterTargetArn\":\"" + arn + "\",\"maxReceiveCount\":\"" + create.maxReceives() + "\"}");
        }
        attributes.putAll(create.attributes());
        return make(address.name(), attributes, create.tags());
    }

    private String deadLetterArn(SqsCreate create, String name) throws InterruptedException {
        String retention = String.valueOf(create.retention().toSeconds());
        String dead = findOrMake(name, retention, create.tags());
        return String.valueOf(calls.call(
                        "GetQueueAttributes",
                        sqs -> sqs.getQueueAttributes(
                                request -> request.queueUrl(dead).attributeNames(QueueAttributeName.QUEUE_ARN)))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN));
    }

    private String findOrMake(String name, String retention, Map<String, String> tags) throws InterruptedException {
        try {
            return find(name);
        } catch (PermanentException e) {
            if (!(e.getCause() instanceof QueueDoesNotExistException)) {
                throw e;
            }
            return make(name, new HashMap<>(Map.of("MessageRetentionPeriod", retention)), tags);
        }
    }

    private String make(String name, Map<String, String> attributes, Map<String, String> tags)
            throws InterruptedException {
        if (address.fifo()) {
            attributes.put("FifoQueue", "true");
        }
        return calls.call(
                        "CreateQueue",
                        sqs -> sqs.createQueue(request -> request.queueName(name)
                                .attributesWithStrings(attributes)
                                .tags(tags)))
                .queueUrl();
    }
}
