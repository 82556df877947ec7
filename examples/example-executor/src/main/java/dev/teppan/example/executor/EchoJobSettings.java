package dev.teppan.example.executor;

import dev.teppan.spi.Setting;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** What a single job may set. */
public record EchoJobSettings(
        @Setting(value = "The code to end with.", defaultValue = "0") @Min(0) @Max(255) int exitCode,
        @Setting(value = "How long to take.", defaultValue = "0s") Duration runFor,
        @Setting(value = "Whether to run until it is stopped.", defaultValue = "false") boolean untilStopped,
        @Setting(value = "Whether to ignore a polite stop.", defaultValue = "false") boolean stubborn) {}
