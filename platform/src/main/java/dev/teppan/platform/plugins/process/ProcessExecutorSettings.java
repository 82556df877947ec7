package dev.teppan.platform.plugins.process;

import dev.teppan.spi.Resources;
import dev.teppan.spi.Setting;
import java.util.Optional;

/** The settings of a {@code process} executor. */
public record ProcessExecutorSettings(
        @Setting("What jobs may use in all; without it, the cores and the memory of this machine.")
        Optional<Resources> capacity,

        @Setting(
                value = "Outside development mode this executor starts only with true here: jobs can then read and"
                        + " change everything that the server can.",
                defaultValue = "false")
        boolean acceptNoIsolation) {}
