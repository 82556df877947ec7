package dev.teppan.spi.executor;

import java.time.Instant;

/**
 * A piece of output, in order within its stream.
 *
 * @param bytes as written by the process; not copied, and not changed after the call
 * @param time when it was written, by the outside's clock
 * @param position where its stream can be resumed after this chunk; opaque, up to 200 characters
 */
public record OutputChunk(OutputStreamName stream, byte[] bytes, Instant time, String position) {}
