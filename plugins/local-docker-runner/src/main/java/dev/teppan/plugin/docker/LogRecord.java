package dev.teppan.plugin.docker;

import dev.teppan.spi.executor.OutputStreamName;
import java.time.Instant;

/** One record of an engine's log: a line, or up to 16 KiB of a longer one. */
record LogRecord(OutputStreamName stream, Instant time, byte[] bytes) {}
