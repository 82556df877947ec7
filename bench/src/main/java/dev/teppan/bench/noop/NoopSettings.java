package dev.teppan.bench.noop;

import dev.teppan.spi.Setting;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** The settings of a {@code noop} executor. */
public record NoopSettings(
        @Setting(value = "How many attempts it takes at once.", defaultValue = "2000") @Min(1) @Max(1_000_000)
        int slots,

        @Setting(
                value = "The UDP port of this machine that is told the id of each execution that starts; 0 for none.",
                defaultValue = "0")
        @Min(0)
        @Max(65_535)
        int reportPort) {}
