package dev.teppan.platform.intake;

import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.spi.queue.Delivery;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The ids that follow from a delivery: the same each time a message is delivered, and on every host. */
final class DeliveryIds {

    private DeliveryIds() {}

    /** The source's own id where it is a UUID, as with SQS; else one made of the source's name and that id. */
    static ExecutionId execution(String source, Delivery delivery) {
        return ExecutionId.isValid(delivery.messageId())
                ? new ExecutionId(delivery.messageId())
                : new ExecutionId(named(source + '\n' + delivery.messageId()));
    }

    /** Of the body too, so that another message under a name that was used before is another letter. */
    static String letter(String source, Delivery delivery) {
        return named(source + '\n' + delivery.messageId() + '\n' + delivery.body());
    }

    private static String named(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
