package dev.teppan.example.notifier;

import dev.teppan.spi.Setting;
import java.nio.file.Path;

/** The settings of a {@code json-lines} notifier. */
public record JsonLinesSettings(@Setting("The file to append to; made when it is missing.") Path file) {}
