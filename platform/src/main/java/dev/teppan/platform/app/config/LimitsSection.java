package dev.teppan.platform.app.config;

import dev.teppan.platform.execution.ExecutionPolicy.Budgets;
import dev.teppan.spi.Setting;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Bounds on what goes in and out, and on patience. */
public record LimitsSection(
        @Setting(value = "The largest message that is taken, in bytes of UTF-8.", defaultValue = "1048576")
        @Min(1024)
        @Max(16_777_216)
        int maxMessageBytes,

        @Setting(
                value = "How much output of one attempt is kept, in bytes; what is beyond is cut, with a mark where.",
                defaultValue = "67108864")
        @Min(1024)
        @Max(10_737_418_240L)
        long outputBytesPerAttempt,

        @Setting(
                value = "How long an attempt whose executor cannot be asked keeps its room before it counts as lost.",
                defaultValue = "15m")
        Duration lostAfter,

        @Setting(
                value = "How many attempts an execution may lose to infrastructure before it fails.",
                defaultValue = "5")
        @Min(0)
        @Max(1000)
        int infrastructureFailures,

        @Setting(
                value = "How many attempts an execution may lose to reclaimed spot instances before it fails.",
                defaultValue = "10")
        @Min(0)
        @Max(1000)
        int spotFailures,

        @Setting(value = "How many launches of an execution may lack their image before it fails.", defaultValue = "3")
        @Min(0)
        @Max(1000)
        int imageFailures) {

    /** As the execution's moves take it. */
    public Budgets budgets() {
        return new Budgets(infrastructureFailures, spotFailures, imageFailures);
    }
}
