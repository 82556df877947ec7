package dev.teppan.platform.logs;

import dev.teppan.spi.executor.OutputStreamName;
import java.time.Instant;

/**
 * A piece of output as a follower hands it out.
 *
 * @param time when it was written, by the executor's clock
 * @param next where a later follower goes on
 */
public record OutputPiece(OutputStreamName stream, byte[] bytes, Instant time, OutputOffsets next) {}
