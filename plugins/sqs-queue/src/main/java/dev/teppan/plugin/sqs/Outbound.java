package dev.teppan.plugin.sqs;

import dev.teppan.spi.queue.QueueSink.OutboundMessage;
import dev.teppan.spi.queue.QueueSink.SendResult;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/**
 * A message on its way to SQS, and what becomes of it. On a FIFO queue the attributes {@value #GROUP} and {@value #DEDUPLICATION}
 * are those of SQS; a message without a group is in order with no other, one without a deduplication id is never a duplicate.
 */
record Outbound(OutboundMessage message, int bytes, String unique, CompletableFuture<SendResult> result) {

    static final String GROUP = "MessageGroupId";
    static final String DEDUPLICATION = "MessageDeduplicationId";
    private static final Set<String> OF_FIFO = Set.of(GROUP, DEDUPLICATION);
    private static final int MOST_ATTRIBUTES = 10;

    static Outbound of(OutboundMessage message) {
        int bytes = length(message.body());
        for (Map.Entry<String, String> attribute : message.attributes().entrySet()) {
            bytes += length(attribute.getKey()) + length("String") + length(attribute.getValue());
        }
        return new Outbound(message, bytes, UUID.randomUUID().toString(), new CompletableFuture<>());
    }

    private static int length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Why SQS would not take it; asked here, as it may refuse a whole batch for one message. */
    Optional<String> objection(int maxBytes, boolean fifo) {
        if (message.body().isEmpty()) {
            return Optional.of("the body is empty");
        }
        if (bytes > maxBytes) {
            return Optional.of("the message has " + bytes + " bytes, the most are " + maxBytes);
        }
        if (message.body().codePoints().anyMatch(Outbound::isForbidden)) {
            return Optional.of("the body has a character that SQS does not take");
        }
        if (fifo && !message.delay().isZero()) {
            return Optional.of("a FIFO queue takes no delay for a single message");
        }
        if (message.delay().compareTo(SqsSink.MAX_DELAY) > 0) {
            return Optional.of("the delay is longer than " + SqsSink.MAX_DELAY.toSeconds() + " s");
        }
        if (message.attributes().size() > MOST_ATTRIBUTES) {
            return Optional.of("there are more than " + MOST_ATTRIBUTES + " attributes");
        }
        return message.attributes().containsValue("") ? Optional.of("an attribute is empty") : Optional.empty();
    }

    /** SQS takes the characters of XML 1.0, see its reference of SendMessage. */
    private static boolean isForbidden(int character) {
        return switch (character) {
            case 0x9, 0xA, 0xD -> false;
            case 0xFFFE, 0xFFFF -> true;
            default -> character < 0x20 || (character >= 0xD800 && character <= 0xDFFF);
        };
    }

    SendMessageBatchRequestEntry entry(String id, boolean fifo) {
        Map<String, MessageAttributeValue> attributes = new HashMap<>();
        message.attributes().forEach((name, value) -> {
            if (!fifo || !OF_FIFO.contains(name)) {
                attributes.put(
                        name,
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue(value)
                                .build());
            }
        });
        SendMessageBatchRequestEntry.Builder entry = SendMessageBatchRequestEntry.builder()
                .id(id)
                .messageBody(message.body())
                .messageAttributes(attributes);
        if (fifo) {
            entry.messageGroupId(message.attributes().getOrDefault(GROUP, unique))
                    .messageDeduplicationId(message.attributes().getOrDefault(DEDUPLICATION, unique));
        } else {
            entry.delaySeconds((int) message.delay().plusMillis(999).toSeconds());
        }
        return entry.build();
    }
}
