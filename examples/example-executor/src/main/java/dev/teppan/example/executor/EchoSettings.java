package dev.teppan.example.executor;

import dev.teppan.spi.Setting;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** The settings of an {@code echo} executor. */
public record EchoSettings(
        @Setting(value = "How many cores it pretends to have.", defaultValue = "100") @Min(1) @Max(10_000) int cores,

        @Setting(
                value = "How many nodes of as many cores its pool `growing` may have; 0 for no such pool.",
                defaultValue = "0")
        @Min(0)
        @Max(1_000)
        int growingNodes) {}
