package dev.teppan.platform.app.config;

import dev.teppan.spi.Setting;
import java.time.Duration;

/** How the hosts of an installation share the work. */
public record DispatchSection(
        @Setting(
                value =
                        "How long a host keeps the dispatch lease without renewing it: when one dies, another takes over"
                                + " after so long. From 3 s to 5 min.",
                defaultValue = "10s")
        Duration lease) {}
