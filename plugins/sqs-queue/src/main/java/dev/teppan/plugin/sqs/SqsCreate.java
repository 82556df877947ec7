package dev.teppan.plugin.sqs;

import dev.teppan.spi.Setting;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** How a queue that does not exist is made. One that exists is left as it is. */
public record SqsCreate(
        @Setting("The name of a dead-letter queue, made too when it does not exist.")
        Optional<@Pattern(regexp = "[A-Za-z0-9_-]{1,80}|[A-Za-z0-9_-]{1,75}\\.fifo") String> deadLetterQueue,

        @Setting(
                value = "How often a message is received before SQS moves it to the dead-letter queue.",
                defaultValue = "10")
        @Min(1)
        @Max(1_000)
        int maxReceives,

        @Setting(value = "How long SQS keeps a message, at least 1m and at most 14d.", defaultValue = "14d") @NotNull
        Duration retention,

        @Setting("Further attributes of the queue, by SQS's names.")
        Map<String, String> attributes,

        @Setting("Tags of the queue and of the dead-letter queue.")
        Map<String, String> tags) {

    public SqsCreate {
        attributes = Map.copyOf(attributes);
        tags = Map.copyOf(tags);
    }
}
