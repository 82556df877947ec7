package dev.teppan.spi.queue;

import java.time.Instant;
import java.util.Map;

/**
 * One delivery of a message.
 *
 * @param messageId the source's own id, the same at each delivery
 * @param body as sent
 * @param attributes the source's attributes, by name
 * @param deliveryCount 1 at the first delivery; an estimate where the source can only estimate
 */
public record Delivery(
        Receipt receipt,
        String messageId,
        String body,
        Map<String, String> attributes,
        Instant sentAt,
        int deliveryCount) {
    public Delivery {
        attributes = Map.copyOf(attributes);
    }
}
