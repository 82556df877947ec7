package dev.teppan.plugin.sqs;

import dev.teppan.spi.queue.Delivery;
import dev.teppan.spi.queue.Receipt;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** A message of SQS as a delivery. */
final class Received {

    private static final List<MessageSystemAttributeName> OF_FIFO = List.of(
            MessageSystemAttributeName.MESSAGE_GROUP_ID,
            MessageSystemAttributeName.MESSAGE_DEDUPLICATION_ID,
            MessageSystemAttributeName.SEQUENCE_NUMBER);

    private Received() {}

    /** @param now stands for the time of sending where SQS does not tell it */
    static Delivery delivery(Message message, Instant now) {
        Map<MessageSystemAttributeName, String> system = message.attributes();
        Map<String, String> attributes = new HashMap<>();
        message.messageAttributes().forEach((name, value) -> attributes.put(name, text(value)));
        for (MessageSystemAttributeName name : OF_FIFO) {
            if (system.containsKey(name)) {
                attributes.put(name.toString(), String.valueOf(system.get(name)));
            }
        }
        String sent = system.get(MessageSystemAttributeName.SENT_TIMESTAMP);
        String count = system.get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT);
        return new Delivery(
                new Receipt(message.receiptHandle()),
                message.messageId(),
                message.body(),
                attributes,
                sent == null ? now : Instant.ofEpochMilli(Long.parseLong(sent)),
                count == null ? 1 : Integer.parseInt(count));
    }

    private static String text(MessageAttributeValue value) {
        return value.stringValue() != null
                ? value.stringValue()
                : Base64.getEncoder().encodeToString(value.binaryValue().asByteArray());
    }
}
