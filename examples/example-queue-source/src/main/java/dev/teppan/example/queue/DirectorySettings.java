package dev.teppan.example.queue;

import dev.teppan.spi.Setting;
import java.nio.file.Path;
import java.time.Duration;

/** The settings of a {@code directory} queue source. */
public record DirectorySettings(
        @Setting("The directory to watch; made when it is missing. Each file in it is a message. Write a file under a name"
                        + " that begins with a dot and rename it when it is whole.")
                Path directory,
        @Setting(value = "How long a message stays hidden after it was received.", defaultValue = "5m") Duration hold) {}
