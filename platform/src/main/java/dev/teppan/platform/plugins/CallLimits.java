package dev.teppan.platform.plugins;

import dev.teppan.spi.Setting;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How hard the host may lean on one instance: the {@code calls} of an instance in the configuration. */
public record CallLimits(
        @Setting(value = "How long a call may take before it is given up.", defaultValue = "30s")
        Duration deadline,

        @Setting(
                value = "How many calls that start, find, list or discard may begin in a second; executors only.",
                defaultValue = "200")
        @Min(1)
        @Max(100_000)
        int perSecond,

        @Setting(value = "How many of these calls may be under way at once; executors only.", defaultValue = "64")
        @Min(1)
        @Max(10_000)
        int concurrent) {

    public CallLimits {
        if (deadline.toMillis() < 1 || deadline.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("deadline must be between 1ms and 1h");
        }
    }
}
