package dev.teppan.plugin.sqs;

import dev.teppan.spi.Secret;
import dev.teppan.spi.Setting;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The settings of one {@code sqs} instance. */
public record SqsSettings(
        @Setting("The queue: its name, its ARN or its URL. A name that ends in .fifo is a FIFO queue.") @NotNull
        String queue,

        @Setting(
                "The twelve digits of the account that owns the queue, where it is another and the queue is given by name.")
        Optional<@Pattern(regexp = "[0-9]{12}") String> account,

        @Setting(
                "The region; when absent that of the ARN or URL, else the one the SDK finds (AWS_REGION, profile, instance).")
        Optional<@Pattern(regexp = "[a-z0-9-]{2,40}") String> region,

        @Setting("Where SQS listens, when not at Amazon's address of the region: http://localhost:9324.")
        Optional<URI> endpoint,

        @Setting("An access key's id. Without one the SDK's default chain finds credentials.")
        Optional<String> accessKeyId,

        @Setting("The access key itself; with accessKeyId.") Optional<Secret> secretAccessKey,

        @Setting("The ARN of a role to assume with those credentials.")
        Optional<@Pattern(regexp = "arn:[a-z-]+:iam::[0-9]{12}:role/.+") String> assumeRole,

        @Setting("The external id that the role asks for.") Optional<String> externalId,

        @Setting("Makes the queue when it does not exist.") Optional<@Valid SqsCreate> create,

        @Setting(
                value = "How long a received message is hidden from others, at least 1s and at most 12h.",
                defaultValue = "1m")
        @NotNull
        Duration hold,

        @Setting(value = "How long one call may take, its wait for messages not counted.", defaultValue = "10s")
        @NotNull
        Duration callTimeout,

        @Setting(
                value =
                        "The largest message in bytes, attributes included; set it to the queue's own limit where that is lower.",
                defaultValue = "1048576")
        @Min(1_024)
        @Max(1_048_576)
        int maxMessageBytes,

        @Setting(
                value = "How many calls send at the same time; messages beyond them share the next calls.",
                defaultValue = "16")
        @Min(1)
        @Max(100)
        int sendCalls) {}
